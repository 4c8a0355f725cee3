-- Wrong tokens that programs have shown, by the network they came from, so that all nodes count together; an hour is kept.
create table identity.wrong_token (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    address text        not null
);

create index wrong_token_address on identity.wrong_token (address, at);
create index wrong_token_at on identity.wrong_token (at);
