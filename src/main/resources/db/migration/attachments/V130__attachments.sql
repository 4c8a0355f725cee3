create schema attachments;

-- Files that people attach to what they write, after they were checked. Whose they are, and who may read them, stands in tables of the
-- modules above, which tie each to a thing of theirs.
create table attachments.attachment (
    id          bigint      generated always as identity primary key,
    key         text        not null unique check (key ~ '^[0-9a-f]{32}$'),   -- stands in addresses: 128 bits that nobody guesses
    name        text        not null check (length(name) between 1 and 200),
    kind        text        not null check (kind in ('JPG', 'PNG', 'PDF', 'DOCX', 'XLSX')),
    bytes       bigint      not null check (bytes > 0),
    sha256      bytea       not null check (length(sha256) = 32),             -- of what is kept
    sent_sha256 bytea       not null check (length(sent_sha256) = 32),        -- of what was sent: a picture is drawn anew
    kept_at     timestamptz not null,
    kept_by     bigint      not null,
    scanned     boolean     not null,                                         -- by a virus scanner
    tied_at     timestamptz                                                   -- null: nobody's yet, forgotten after some days
);
create index attachment_untied on attachments.attachment (kept_at) where tied_at is null;

-- Its bytes in pieces, so that neither reading nor writing one needs more memory than a piece.
create table attachments.piece (
    attachment_id bigint  not null references attachments.attachment on delete cascade,
    n             integer not null,
    bytes         bytea   not null,
    primary key (attachment_id, n)
);
-- All five kinds are packed already: packing once more is work for nothing.
alter table attachments.piece alter column bytes set storage external;
