-- What a conference held of the period that was accounted for, and whom and what it named. Most of it can be said of any conference;
-- the archive fills it from what was printed of conferences before this system was in use.

-- Whence a conference is known, and what its teller says of the whole: one for each archived conference.
create table conferences.telling (
    conference_id bigint primary key references conferences.conference,
    key           text        not null unique,             -- by which its import knows it again
    outlet        text        not null check (outlet <> ''),
    address       text        not null default '',
    title         text        not null default '',
    author        text        not null default '',
    printed_at    timestamptz,
    seen_on       date,                                    -- the day that the page bore when it was read
    views         integer,
    day_told      boolean     not null,                    -- false: the conference's day is that of printing
    part_of_day   text        not null default '' check (part_of_day in ('', 'MORNING', 'AFTERNOON')),
    period        text        not null,                    -- the code of the period, whether the catalogue has it or not
    ahead_from    date        not null,
    ahead_until   date        not null,
    contributions integer,                                 -- as told; null where it is not
    check (ahead_until >= ahead_from)
);

-- The bodies that convened it, the first one leading.
create table conferences.convening (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    name          text     not null check (name <> ''),
    unit_id       bigint   references organization.unit,
    primary key (conference_id, position)
);

-- Delegates known by their office alone: "lãnh đạo các sở, ban, ngành".
create table conferences.attending (
    point_id      bigint   not null references conferences.point,
    position      smallint not null,
    conference_id bigint   not null references conferences.conference,
    who           text     not null check (who <> ''),
    primary key (point_id, position)
);

create index attending_conference on conferences.attending (conference_id);

-- One thing that was reported: of which place, by whose doing, how much. What is to be done next is a conclusion.
create table conferences.finding (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    aspect        text     not null check (aspect in ('RESULT', 'LIMIT')),
    scope         text     not null check (scope <> ''),   -- the place by name
    unit_id       bigint   references organization.unit,   -- where the place is one unit
    doer          text     not null default '',
    movement      text     not null default '',            -- the movement or model that it is about
    statement     text     not null check (statement <> ''),
    qualifier     text     check (qualifier in ('EXACT', 'OVER', 'NEARLY', 'ABOUT', 'THOUSANDS')),
    amount        numeric,
    whole         numeric,                                 -- of how many: 8 of 8
    measure       text     not null default '',
    indicator     text     not null default '',            -- its code, where the catalogue counts the same
    primary key (conference_id, position),
    check ((amount is null) = (qualifier is null) and (whole is null or amount is not null))
);

-- A directive that was named, and why.
create table conferences.citation (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    part          text     not null check (part in ('STUDIED', 'CARRIED_OUT', 'CONSULTED')),
    kind          text     not null check (kind <> ''),
    number        text     not null default '',
    issuer        text     not null,
    dated         date,
    term          text     not null default '',            -- khóa
    subject       text     not null,
    primary key (conference_id, position)
);

create table conferences.topic (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    title         text     not null check (title <> ''),
    primary key (conference_id, position)
);

-- An anniversary or a congress that the period ahead is to keep in mind.
create table conferences.occasion (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    name          text     not null check (name <> ''),
    years         smallint,
    since         date,
    falls         date,
    primary key (conference_id, position)
);

create table conferences.caption (
    conference_id bigint   not null references conferences.conference,
    position      smallint not null,
    body          text     not null check (body <> ''),
    primary key (conference_id, position)
);
