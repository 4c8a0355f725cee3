-- By which a program acts as an account: shown once, kept as its SHA-256 only. It holds what the account holds on the day.
create table identity.api_token (
    id           bigint generated always as identity primary key,
    account_id   bigint      not null references identity.account (id),
    name         text        not null check (name <> ''),
    token_sha256 bytea       not null unique,
    reads_only   boolean     not null,
    made_at      timestamptz not null,
    expires_on   date        not null,                          -- the last day
    revoked_at   timestamptz,
    last_used_at timestamptz                                    -- to the hour
);
create index api_token_account on identity.api_token (account_id);
