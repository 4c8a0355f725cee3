create schema organization;

-- "no two versions of a unit on the same day" is a constraint, for which the index must hold numbers and days together
create extension if not exists btree_gist;

create table organization.unit (
    id   bigint generated always as identity primary key,
    code text not null unique   -- TW; two digits for a province, five for a commune: the statistical code
);

-- What a unit is from a day to a day. To rename it, move it or change its kind is to begin another version.
create table organization.unit_version (
    unit_id    bigint   not null references organization.unit,
    name       text     not null,   -- the body: Đảng ủy xã Mẫu Sơn
    short_name text     not null,   -- its territory: Xã Mẫu Sơn
    kind       text     not null,
    level      smallint not null,   -- 1 centre, 2 province, 3 commune
    parent_id  bigint   references organization.unit,
    valid_from date     not null,
    valid_to   date,                -- the last day; null: open
    search_key text     not null,   -- see SearchKey
    primary key (unit_id, valid_from),
    check (kind in ('CENTRAL_COMMISSION', 'PROVINCIAL_COMMISSION', 'COMMUNE', 'WARD', 'SPECIAL_ZONE')),
    check (level between 1 and 3),
    check ((level = 1) = (parent_id is null)),
    check (valid_to >= valid_from),
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create index unit_version_parent on organization.unit_version (parent_id);

-- Who stands above whom, over how many steps, from a day to a day; a unit stands above itself at depth 0.
-- Published: other modules join this table and unit_version to read, on a day. Only Units writes, in the transaction that
-- changes a version, so that the two never disagree.
create table organization.line (
    ancestor_id bigint   not null references organization.unit,
    unit_id     bigint   not null references organization.unit,
    depth       smallint not null,
    valid_from  date     not null,
    valid_to    date,
    primary key (ancestor_id, unit_id, valid_from),
    check (valid_to >= valid_from)
);

create index line_unit on organization.line (unit_id, ancestor_id);
