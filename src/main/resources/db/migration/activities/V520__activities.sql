create schema activities;

-- What can be logged, and what it counts for: data, in dated editions. The id of an edition never means anything else.
create table activities.type (
    id       bigint generated always as identity primary key,
    code     text     not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position smallint not null
);

create table activities.edition (
    id          bigint generated always as identity primary key,
    type_id     bigint   not null references activities.type,
    name_vi     text     not null check (name_vi <> ''),
    name_en     text     not null check (name_en <> ''),
    hint_vi     text     not null default '',
    hint_en     text     not null default '',
    theme       text     not null,
    icon        text     not null,
    valid_from  date     not null,
    valid_to    date,                                   -- last valid day, inclusive; null: open
    legal_basis text     not null,
    check (valid_to is null or valid_to >= valid_from),
    constraint one_edition_of_a_type_on_a_day exclude using gist
        (type_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- A field's position is its place in every activity's amounts and words. Choices are numbered from 1 in their order.
create table activities.field (
    edition_id bigint   not null references activities.edition,
    position   smallint not null check (position between 1 and 30),
    key        text     not null check (key ~ '^[a-z]+(-[a-z]+)*$'),
    kind       text     not null check (kind in ('TEXT', 'NUMBER', 'PEOPLE', 'TIMES', 'MONEY', 'DATE', 'CHOICE', 'YES_NO')),
    label_vi   text     not null check (label_vi <> ''),
    label_en   text     not null check (label_en <> ''),
    decimals   smallint not null check (decimals between 0 and 3),
    required   boolean  not null,
    choices    jsonb    not null default '[]',          -- [{"key": …, "vi": …, "en": …}]
    primary key (edition_id, position),
    unique (edition_id, key),
    check ((kind = 'CHOICE') = (choices <> '[]'))
);

-- What an activity of the edition counts for: one, or what a field holds, or (of stocks) what the last one says; perhaps only where
-- another field says something.
create table activities.rule (
    edition_id     bigint   not null references activities.edition,
    slot           smallint not null references catalogue.indicator (slot),
    how            text     not null check (how in ('ONE', 'SUM', 'LAST')),
    field          smallint,
    where_field    smallint,
    where_amount   bigint,                              -- null: anything at all
    check ((how = 'ONE') = (field is null)),
    check (where_field is not null or where_amount is null),
    unique nulls not distinct (edition_id, slot, field, where_field, where_amount),
    foreign key (edition_id, field) references activities.field,
    foreign key (edition_id, where_field) references activities.field
);

-- One thing done by a unit on a day. Amounts are thousandths, by field: numbers, times, money; a choice's number and yes as
-- thousandths too, a date as its days since 1970. Its key was made where it was written: the same key is the same activity.
create table activities.activity (
    id         bigint generated always as identity primary key,
    key        uuid        not null unique,
    unit_id    bigint      not null references organization.unit,
    edition_id bigint      not null references activities.edition,
    day        date        not null,
    place      text        not null default '',
    what       text        not null default '',
    amounts    bigint[]    not null default '{}',
    words      jsonb       not null default '{}',          -- {"position": "…"}
    state      text        not null check (state in ('LOGGED', 'CONFIRMED', 'WITHDRAWN')),
    version    int         not null default 1,
    logged_by  bigint      not null,
    logged_at  timestamptz not null,
    changed_by bigint      not null,
    changed_at timestamptz not null
) with (fillfactor = 90);

create index activity_unit on activities.activity (unit_id, day, id);

-- What it said before each change, and why it was changed.
create table activities.revision (
    activity_id bigint      not null references activities.activity,
    version     int         not null,
    edition_id  bigint      not null,
    day         date        not null,
    place       text        not null,
    what        text        not null,
    amounts     bigint[]    not null,
    words       jsonb       not null,
    state       text        not null,
    changed_by  bigint      not null,
    changed_at  timestamptz not null,
    act         text        not null,                   -- the act that ended it
    reason      text        not null default '',
    primary key (activity_id, version)
);

-- How a unit keeps its log; no row: everything logged counts.
create table activities.keeping (
    unit_id        bigint  primary key references organization.unit,
    confirmed_only boolean not null,
    version        int     not null default 1
);

-- What an activity counts for, a row for each of its rules that holds: the one place where the rules are carried out.
create view activities.counted as
select a.id as activity_id, a.version, a.unit_id, a.day, a.state, r.slot, r.how,
       case r.how when 'ONE' then 1000 else a.amounts[r.field] end as amount
from activities.activity a
join activities.rule r on r.edition_id = a.edition_id
where a.state <> 'WITHDRAWN'
  and (r.where_field is null
    or r.where_amount is null and a.amounts[r.where_field] is not null
    or a.amounts[r.where_field] = r.where_amount)
  and (r.how = 'ONE' or a.amounts[r.field] is not null);
