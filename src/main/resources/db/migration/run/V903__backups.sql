-- Backups that were made of this database: the operator is told how old the last one is. None holds its own row.
create table run.backup (
    id      bigint      generated always as identity primary key,
    made_at timestamptz not null,
    program text        not null,                           -- the version of the Giaoban that made it
    file    text        not null,                           -- where it was written; it may have been moved since
    bytes   bigint      not null,
    sha256  text        not null                            -- of the file
);

create index backup_made_at on run.backup (made_at);

-- The versions of Giaoban that opened this database, each from its first time on: an older one that is turned away says which it needs.
create table run.program (
    version text        primary key,
    since   timestamptz not null
);
