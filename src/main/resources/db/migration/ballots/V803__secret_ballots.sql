create schema ballots;

-- A secret ballot by drawn codes. It knows no conference and nobody: the occasion is a name for those who keep it elsewhere.
create table ballots.ballot (
    id        bigint generated always as identity primary key,
    occasion  text     not null,
    title     text     not null,                     -- at what it is held, as the voters read it
    room      text     not null,
    question  text     not null check (question <> ''),
    choices   text[]   not null check (cardinality(choices) between 2 and 32),
    most      smallint not null check (most between 1 and 31),
    codes     integer  not null check (codes between 5 and 2000),
    listed    boolean  not null,                     -- each vote is published beside its mark; else totals alone
    key_name  text     not null unique,              -- of the file outside the database without which the box says nothing
    state     text     not null check (state in ('PRINTED', 'OPEN', 'CLOSED')),
    outcome   text     check (outcome in ('COUNTED', 'UNEQUAL', 'TOO_FEW', 'UNREADABLE', 'VOID')),
    drawn     integer,                               -- slips drawn, as the tellers declare
    cast_     integer,
    totals    integer[],
    check ((state = 'CLOSED') = (outcome is not null))
);

create index ballot_occasion on ballots.ballot (occasion);

-- The codes that were printed, by their hash alone; written at once, in the order of the hashes, and gone at the close.
create table ballots.code (
    ballot_id   bigint not null,
    code_sha256 bytea  not null,
    primary key (ballot_id, code_sha256)
);

-- The box while it is open. What lies in it is sealed, and found again under a name that only the ballot's own key can work out: the
-- order in which papers fell in, which every table shows, leads to no code. No foreign key: its check would write on the ballot's row.
create table ballots.box (
    ballot_id bigint not null,
    tag       bytea  not null,
    sealed    bytea  not null,
    primary key (ballot_id, tag)
);

-- What was in the box: written at once at the close, in the order of the hashes.
create table ballots.paper (
    ballot_id   bigint  not null,
    code_sha256 bytea   not null,
    chosen      integer not null,                    -- a bit for each choice
    primary key (ballot_id, code_sha256)
);
