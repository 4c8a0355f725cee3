create schema run;

-- At most one row: this database is the demo nation, labelled so whatever the command line says. Periods are made whole or not at all,
-- each with its entry here, so that an interrupted start is continued by the next.
create table run.demo_nation (
    one         boolean     primary key default true check (one),
    begun_at    timestamptz not null,
    periods     text[]      not null default '{}',   -- codes of those that are made
    finished_at timestamptz
);
