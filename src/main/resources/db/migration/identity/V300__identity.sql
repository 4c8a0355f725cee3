create schema identity;

-- A person. Nobody is deleted: the audit trail names accounts for good.
create table identity.account (
    id                  bigint generated always as identity primary key,
    username            text        not null check (username = lower(username)),
    name                text        not null,
    unit_id             bigint      not null,                  -- for which it was made; whoever administers it sees the account
    password_hash       text,                                  -- Argon2; null until the first password is set
    password_set_at     timestamptz,
    locked              boolean     not null default false,
    created_at          timestamptz not null,
    last_sign_in_at     timestamptz
);

create unique index account_username on identity.account (username);
create index account_unit on identity.account (unit_id);

-- A role held in a unit from a day to a day, both inclusive.
create table identity.role (
    id         bigint generated always as identity primary key,
    account_id bigint  not null references identity.account (id),
    unit_id    bigint  not null,
    role       text    not null check (role in ('OFFICER', 'LEADER', 'ADMINISTRATOR', 'AUDITOR')),
    acting     boolean not null default false,
    valid_from date    not null,
    valid_to   date,
    check (valid_to is null or valid_to >= valid_from),
    check (not acting or (role = 'LEADER' and valid_to is not null))
);

create index role_account on identity.role (account_id);
create index role_unit on identity.role (unit_id, role);

-- A link by which its holder sets a password, once. Only the token's SHA-256 is kept.
create table identity.one_time_link (
    id           bigint generated always as identity primary key,
    token_sha256 bytea       not null unique,
    account_id   bigint      not null references identity.account (id),
    purpose      text        not null check (purpose in ('FIRST', 'RESET')),
    issued_at    timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);

create index one_time_link_account on identity.one_time_link (account_id);

-- Wrong passwords of the last minutes, for throttling. The name is kept as its SHA-256: people type passwords into the wrong field.
create table identity.sign_in_failure (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    name_sha256 bytea       not null,
    address     text        not null
);

create index sign_in_failure_name on identity.sign_in_failure (name_sha256, at);
create index sign_in_failure_address on identity.sign_in_failure (address, at);

-- A spreadsheet of accounts, read and checked, waiting for its uploader's word.
create table identity.account_batch (
    id           bigint generated always as identity primary key,
    uploader_id  bigint      not null references identity.account (id),
    uploaded_at  timestamptz not null,
    rows         jsonb       not null,
    confirmed_at timestamptz,
    account_ids  bigint[]    not null default '{}',
    links_at     timestamptz                                   -- when the links were fetched: once
);

-- Spring Session's own two tables, in its standard shape.
create table identity.spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

create unique index spring_session_ix1 on identity.spring_session (session_id);
create index spring_session_ix2 on identity.spring_session (expiry_time);
create index spring_session_ix3 on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references identity.spring_session (primary_id) on delete cascade
);
