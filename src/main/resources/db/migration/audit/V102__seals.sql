-- An entry says when its act was done; this, when the entry was written. They differ where acts are brought in from elsewhere.
-- Null: written before seals began.
alter table audit.entry add column written_at timestamptz;

-- By this the sealer finds what is ripe.
create index entry_transaction on audit.entry (transaction);

-- One row per second in which something was written; see vn.giaoban.audit.Seal for what the hash is made of. Only ever inserted.
create table audit.seal (
    number    bigint         primary key,                  -- 1, 2, 3, …
    era       int            not null,                     -- begins anew where transactions are counted anew
    above     bigint         not null,                     -- the era's entries have higher ids
    before    xid8           not null,                     -- every entry of the era of an earlier transaction is sealed here or before
    sealed_at timestamptz    not null,
    count     bigint         not null,
    entries   int8multirange not null,                     -- the ids of exactly those that are sealed here
    previous  bytea          not null,
    hash      bytea          not null
);

create index seal_at on audit.seal (sealed_at);
create index seal_entries on audit.seal (upper(entries));
