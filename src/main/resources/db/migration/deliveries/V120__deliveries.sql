create schema deliveries;

-- What a program asked for once, by its own key, with what it was answered: asked again, it is answered the same and done no more.
-- Inserted by the act's own transaction; whoever asks the same meanwhile waits for that one to end.
create table deliveries.delivery (
    account_id     bigint      not null,
    key            text        not null check (length(key) between 1 and 200),
    request_sha256 bytea       not null,
    at             timestamptz not null,
    status         smallint,                                    -- null only within the transaction
    body           text,
    primary key (account_id, key)
);
create index delivery_at on deliveries.delivery (at);
