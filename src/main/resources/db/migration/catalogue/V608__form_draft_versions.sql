-- Each state of an edition that is being made: what a page was filled in upon is found again, to tell what its reader typed from
-- what others wrote meanwhile. All of them go with the draft.
alter table catalogue.form_draft add version integer not null default 1 check (version > 0);

create table catalogue.form_draft_version (
    draft_id   bigint      not null references catalogue.form_draft on delete cascade,
    version    integer     not null,
    content    jsonb       not null,
    changed_by bigint      not null,
    changed_at timestamptz not null,
    primary key (draft_id, version)
);
insert into catalogue.form_draft_version (draft_id, version, content, changed_by, changed_at)
select id, version, content, changed_by, changed_at from catalogue.form_draft;
