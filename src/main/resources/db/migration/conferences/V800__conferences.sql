create schema conferences;

-- What is prepared. The version counts every change of the conference and of what belongs to it; while it runs, what happens is in the
-- course.
create table conferences.conference (
    id          bigint generated always as identity primary key,
    name        text        not null check (name <> ''),
    kinds       text[]      not null check (cardinality(kinds) between 1 and 3
        and kinds <@ array ['BRIEFING', 'REVIEW', 'SUMMARY', 'STUDY']),
    period_id   bigint      references catalogue.period,
    host_id     bigint      not null references organization.unit,   -- whose conference it is
    cluster_id  bigint      references organization.cluster,         -- of a cluster's own briefing
    convenes    text        not null default '',                     -- who convenes, with whom: as the invitation says
    place       text        not null default '',                     -- of the central point
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    online      boolean     not null,
    public      boolean     not null default false,                  -- the big screen may be followed by everybody
    subject     text        not null default '',                     -- what is studied or carried out next: free lines
    state       text        not null check (state in
        ('PREPARING', 'CALLED', 'OPEN', 'PAUSED', 'CLOSED', 'CONCLUDED', 'POSTPONED', 'CANCELLED')),
    called_at   timestamptz,                                         -- since when the invited know of it
    archived    boolean     not null default false,                  -- told by others, before this system was in use
    version     integer     not null default 1,
    made_by     bigint      not null,
    made_at     timestamptz not null,
    check (ends_at > starts_at)
);

create index conference_host on conferences.conference (host_id, starts_at desc);

-- Who runs it, by account: the chairs with their titles, and the secretaries.
create table conferences.officer (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    part          text     not null check (part in ('CHAIR', 'SECRETARY')),
    account_id    bigint   references identity.account,    -- null: known by name only, as in an archived conference
    name          text     not null check (name <> ''),
    title         text     not null default '',
    primary key (conference_id, position)
);

create index officer_account on conferences.officer (account_id);

create table conferences.item (
    id            bigint generated always as identity primary key,
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    kind          text     not null check (kind in
        ('OPENING', 'REPORT', 'STUDY', 'CONTRIBUTIONS', 'DISCUSSION', 'BALLOT', 'CONCLUSION', 'CLOSING', 'OTHER')),
    title         text     not null check (title <> ''),
    minutes       smallint not null check (minutes between 1 and 600),
    unique (conference_id, position) deferrable initially deferred
);

-- A bridge point: one room with one line; a unit's, or a place's. Exactly one is the central one.
create table conferences.point (
    id            bigint generated always as identity primary key,
    conference_id bigint  not null references conferences.conference,
    unit_id       bigint  references organization.unit,
    group_id      bigint  references organization.unit,    -- the province it is counted under; null at the centre
    name          text    not null check (name <> ''),
    place         text    not null default '',
    central       boolean not null default false,
    contact       text    not null default '',             -- who sees to its line
    phone         text    not null default '',
    summoned      integer not null default 0 check (summoned >= 0),  -- how many are to sit there, named or not
    unique (conference_id, unit_id)
);

create unique index point_central on conferences.point (conference_id) where central;
create index point_unit on conferences.point (unit_id);

-- One who is to sit at a point, with a title. The code opens this conference alone, to whoever holds it; only its hash is kept.
create table conferences.delegate (
    id            bigint generated always as identity primary key,
    conference_id bigint  not null references conferences.conference,
    point_id      bigint  not null references conferences.point,
    name          text    not null check (name <> ''),
    title         text    not null default '',
    account_id    bigint  references identity.account,
    code_sha256   text    unique,
    added_late    boolean not null default false,
    removed       boolean not null default false
);

create index delegate_point on conferences.delegate (point_id);
create index delegate_account on conferences.delegate (account_id);

-- What is to be read, and by whom.
create table conferences.document (
    id            bigint generated always as identity primary key,
    conference_id bigint      not null references conferences.conference,
    position      smallint    not null,
    title         text        not null check (title <> ''),
    attachment_id bigint      references attachments.attachment,
    href          text        not null default '',         -- a page of this system: a board, a figure
    audience      text        not null check (audience in ('RUNNING', 'POINTS', 'DELEGATES', 'PUBLIC')),
    added_by      bigint      not null,
    added_at      timestamptz not null,
    check ((attachment_id is null) <> (href = ''))
);

create index document_conference on conferences.document (conference_id, position);

-- A reader's own notes on a paper: nobody else's to read.
create table conferences.annotation (
    document_id bigint      not null references conferences.document,
    seat        text        not null,                      -- a:<account> or d:<delegate>
    body        text        not null,
    changed_at  timestamptz not null,
    primary key (document_id, seat)
);

-- A contribution registered beforehand: what is to be said, and for how long; or a question asked beforehand.
create table conferences.registration (
    id            bigint generated always as identity primary key,
    conference_id bigint      not null references conferences.conference,
    point_id      bigint      not null references conferences.point,
    delegate_id   bigint      references conferences.delegate,
    kind          text        not null check (kind in ('CONTRIBUTION', 'QUESTION')),
    speaker       text        not null check (speaker <> ''),
    title         text        not null default '',
    topic         text        not null check (topic <> ''),
    body          text        not null default '',
    attachment_id bigint      references attachments.attachment,
    minutes       smallint    not null check (minutes between 1 and 60),
    position      integer     not null,
    state         text        not null check (state in ('REGISTERED', 'WITHDRAWN')),
    version       integer     not null default 1,
    made_by       text        not null,                    -- a:<account> or d:<delegate>
    made_at       timestamptz not null
);

create index registration_conference on conferences.registration (conference_id, position);

-- Everything that happens, in order, secret votes excepted. Live pages, minutes and the record are worked out from it; it only grows.
create table conferences.event (
    conference_id bigint      not null references conferences.conference,
    seq           integer     not null check (seq > 0),
    at            timestamptz not null,
    account_id    bigint      not null,                    -- 0: a delegate without an account
    delegate_id   bigint,
    by_name       text        not null,
    kind          text        not null,
    body          jsonb       not null,
    primary key (conference_id, seq)
);

create function conferences.event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened in a conference is not changed';
end $$;

create trigger event_stays before update or delete on conferences.event
    for each row execute function conferences.event_stays();
