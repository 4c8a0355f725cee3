-- Whom an identity provider means by a subject. Bound once, and from then on by the subject alone: names and posts change.
create table identity.provider_binding (
    issuer     text        not null,
    subject    text        not null,
    account_id bigint      not null references identity.account (id),
    bound_at   timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, account_id)
);
