create schema factors;

-- A secret that was shown and of which no code came back yet. The latest counts.
create table factors.enrolment (
    account_id bigint      primary key,
    key_id     text        not null,                           -- under which key the secret is encrypted
    secret     bytea       not null,                           -- AES-256-GCM: nonce, ciphertext, tag
    begun_at   timestamptz not null
);

-- What an account's codes are made of. Without a row it has no second factor.
create table factors.authenticator (
    account_id bigint      primary key,
    key_id     text        not null,
    secret     bytea       not null,
    since      timestamptz not null,
    last_step  bigint      not null                            -- of the last code taken: it and those before are spent
);

-- Codes for the day the app is lost, each good once. They hold 120 bits, so a plain digest hides them.
create table factors.recovery_code (
    id          bigint generated always as identity primary key,
    account_id  bigint      not null,
    code_sha256 bytea       not null unique,
    made_at     timestamptz not null,
    used_at     timestamptz
);
create index recovery_code_account on factors.recovery_code (account_id);
