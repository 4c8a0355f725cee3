-- At most one row: this installation's units and catalogue are its owner's, so what comes along is not laid beside them.
create table run.own_data (
    one     boolean     primary key default true check (one),
    laid_at timestamptz not null,
    digest  text        not null   -- SHA-256 of the files, by name
);
