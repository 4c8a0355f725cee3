create schema live;

-- By what the passes to the lines are signed, the same on every node. A new one each day; the ones before still tell a pass that was given
-- out under them. Left out of backups: who holds one signs nothing.
create table live.key (
    id      text        primary key check (id ~ '^[0-9a-f]{16}$'),
    secret  bytea       not null check (length(secret) = 32),
    made_at timestamptz not null
);
