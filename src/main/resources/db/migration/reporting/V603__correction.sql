-- The edition that counts in the figures; null while none does. A report that is written in again while an edition counts is being
-- corrected: the accepted edition counts on until the correction is accepted.
alter table reporting.report add column accepted_submission_id bigint;
update reporting.report set accepted_submission_id = last_submission_id where state = 'ACCEPTED';

-- Đính chính: from which edition to which, why, at whose request, accepted by whom. What it changes is what the two editions say.
create table reporting.correction (
    id                 bigint generated always as identity primary key,
    report_id          bigint      not null references reporting.report,
    from_submission_id bigint      not null references reporting.submission,
    reason             text        not null,
    requested_by       bigint      not null,
    requested_at       timestamptz not null,
    to_submission_id   bigint      references reporting.submission,   -- these three once it is accepted
    accepted_by        bigint,
    accepted_at        timestamptz,
    published          boolean     not null default false,            -- the period's totals were public when it was accepted
    dropped_at         timestamptz,                                   -- given up: the accepted edition stands
    check ((to_submission_id is null) = (accepted_at is null) and (accepted_by is null) = (accepted_at is null)),
    check (dropped_at is null or accepted_at is null)
);

create unique index correction_under_way on reporting.correction (report_id) where accepted_at is null and dropped_at is null;
create index correction_report on reporting.correction (report_id, accepted_at);

-- What an accepted correction did to the figures of its unit and of every unit above, as they were worked out at that moment.
-- Blank is null. Nothing is here for a unit whose figure did not change, such as one that had replaced its total by hand.
create table reporting.correction_figure (
    correction_id bigint   not null references reporting.correction,
    unit_id       bigint   not null,
    slot          smallint not null,
    old_amount    bigint,
    new_amount    bigint,
    primary key (correction_id, unit_id, slot)
);

create index correction_figure_unit on reporting.correction_figure (unit_id, correction_id);
