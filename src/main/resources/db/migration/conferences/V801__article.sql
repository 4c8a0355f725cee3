-- The news article about a conference, as people have made it their own: each saved edition is a row, the latest one stands. Until
-- somebody saves one it is worked out of the record whenever it is asked for. To publish it is another matter.
create table conferences.article (
    conference_id bigint      not null references conferences.conference,
    language      text        not null check (language in ('vi', 'en')),
    version       integer     not null check (version > 0),
    state         text        not null check (state in ('DRAFT')),
    title         text        not null check (title <> ''),
    body          text        not null,
    written_by    bigint      not null,
    by_name       text        not null,
    written_at    timestamptz not null,
    primary key (conference_id, language, version)
);
