create schema audit;

-- One row per act, inserted by the act's own transaction. Nothing in the application updates or deletes here.
create table audit.entry (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    transaction xid8        not null default pg_current_xact_id(),
    account_id  bigint      not null,                       -- 0: the system or the public
    unit_id     bigint,
    act         text        not null,
    thing       text        not null,
    thing_id    bigint      not null,
    detail      jsonb       not null
);

create index entry_thing on audit.entry (thing, thing_id);
create index entry_unit on audit.entry (unit_id, id);
