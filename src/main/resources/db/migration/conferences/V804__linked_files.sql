-- What delegates sent who came by the link of their invitation: theirs alone to register, and so many a day.
create table conferences.linked_file (
    key         text        primary key,
    delegate_id bigint      not null references conferences.delegate,
    kept_at     timestamptz not null
);

create index linked_file_delegate on conferences.linked_file (delegate_id, kept_at);
