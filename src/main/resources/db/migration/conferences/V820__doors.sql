-- A point's door: whoever scans its code while people come in says that they are there. Only the code's hash is kept.
create table conferences.door (
    point_id    bigint      primary key references conferences.point,
    code_sha256 text        not null unique,
    admits      boolean     not null default false,        -- who is on no list may add themselves
    made_by     bigint      not null,
    made_at     timestamptz not null
);
