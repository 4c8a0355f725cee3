create schema notices;

create table notices.notice (
    id         bigint generated always as identity primary key,
    account_id bigint      not null,
    at         timestamptz not null,
    kind       text        not null,   -- the text shown is "notices.<kind>", with args in its places
    args       text[]      not null,
    href       text        not null,
    read_at    timestamptz
);

create index notice_account on notices.notice (account_id, id desc);
create index notice_unread on notices.notice (account_id) where read_at is null;
