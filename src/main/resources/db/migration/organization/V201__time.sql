-- Districts stand in the tree until 30 June 2025, so there are four levels: 1 centre, 2 province, 3 district, 4 commune.
alter table organization.unit_version drop constraint unit_version_kind_check;
alter table organization.unit_version drop constraint unit_version_level_check;
update organization.unit_version set level = 4 where level = 3;
alter table organization.unit_version add constraint unit_version_kind_check check (kind in
    ('CENTRAL_COMMISSION', 'PROVINCIAL_COMMISSION', 'DISTRICT_COMMISSION', 'COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE'));
alter table organization.unit_version add constraint unit_version_level_check check (level between 1 and 4);

-- A code names one unit on a day, not for ever: 44 was Quảng Bình's and is the new Quảng Trị's. UnitVersions watches over it.
alter table organization.unit drop constraint unit_code_key;
create index unit_code on organization.unit (code);

-- One act by which units are renamed, moved, merged or split from a day on, by an act of law; undone as one.
create table organization.reorganization (
    id          bigint generated always as identity primary key,
    day         date        not null,              -- the first day of the new
    title       text        not null check (title <> ''),
    legal_basis text        not null check (legal_basis <> ''),
    decided_by  bigint,                            -- null: came with the installation
    decided_at  timestamptz not null,
    undone_by   bigint,
    undone_at   timestamptz
);

-- Which unit carries on which. A unit that is only renamed or moved goes on as itself: no row.
create table organization.succession (
    reorganization_id bigint not null references organization.reorganization,
    predecessor_id    bigint not null references organization.unit,
    successor_id      bigint not null references organization.unit,
    day               date   not null,
    extent            text   not null check (extent in ('WHOLE', 'PART')),
    primary key (predecessor_id, successor_id, day),
    check (predecessor_id <> successor_id)
);
create index succession_successor on organization.succession (successor_id);

-- By which reorganisation a version began and ended, so that it can be undone; ended_before is the last day it had till then.
alter table organization.unit_version
    add column begun_by     bigint references organization.reorganization,
    add column ended_by     bigint references organization.reorganization,
    add column ended_before date;

-- Who carries a unit on, over any number of steps, for the days before the first of them; a unit carries itself on for ever.
-- Published beside line: through it a unit's people see what it carries on. Only UnitVersions writes.
create table organization.heir (
    unit_id bigint not null references organization.unit,
    heir_id bigint not null references organization.unit,
    until   date,                                  -- the last day of which the heir carries something on; null: itself
    primary key (unit_id, heir_id)
);
create index heir_heir on organization.heir (heir_id);
insert into organization.heir (unit_id, heir_id) select id, id from organization.unit;

-- What the source says of 1 July 2025 and does not hold against the rest: to be settled by hand.
create table organization.unsettled (
    id           bigint generated always as identity primary key,
    reason       text not null,
    old_code     text not null default '',
    old_name     text not null default '',
    old_district text not null default '',
    old_province text not null default '',
    new_code     text not null default '',
    new_name     text not null default '',
    new_province text not null default '',
    note         text not null default '',
    settled_by   bigint,
    settled_at   timestamptz,
    outcome      text not null default ''          -- what was decided, in words
);
create index unsettled_reason on organization.unsettled (reason) where settled_at is null;

-- A named group of provinces that confer together; members by day.
create table organization.cluster (
    id      bigint generated always as identity primary key,
    name_vi text not null unique,
    name_en text not null
);
create table organization.cluster_member (
    cluster_id  bigint not null references organization.cluster,
    unit_id     bigint not null references organization.unit,
    valid_from  date   not null,
    valid_to    date,
    legal_basis text   not null,
    check (valid_to >= valid_from),
    primary key (cluster_id, unit_id, valid_from)
);
create index cluster_member_unit on organization.cluster_member (unit_id);
