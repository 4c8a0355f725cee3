-- Whether what the unit's log counts stands in the report, in place of what is typed in those cells.
alter table reporting.report add counted boolean not null default false;

-- What a sent edition was counted from, as it was: amounts by slot, and the activities with their versions.
create table reporting.count (
    submission_id bigint   primary key references reporting.submission,
    amounts       bigint[] not null,
    activities    bigint[] not null,
    versions      int[]    not null
);
