create schema activitytypes;

-- A type of activity, or a new edition of one, while it is being made; nobody logs by it.
create table activitytypes.draft (
    id         bigint generated always as identity primary key,
    version    int         not null default 1,          -- rises with each change; the page carries the one it was made from
    code       text,                                    -- of which type it is an edition; null: of a new one
    content    jsonb       not null,
    begun_at   timestamptz not null,
    changed_by bigint      not null,
    changed_at timestamptz not null
);
