create schema catalogue;

-- "One edition on a day" is a constraint, for which the index must hold numbers and days together. Asked first, because "if not
-- exists" warns on the console where it does.
do $$
begin
    if not exists (select from pg_extension where extname = 'btree_gist') then
        create extension btree_gist with schema public;
    end if;
end $$;

-- Bumped by every change below. A sequence is never rolled back, so no two states of the catalogue share a number: what a node
-- has read under a number stays right on every node.
create sequence catalogue.revision_number;
create table catalogue.revision (
    one    boolean primary key default true check (one),
    number bigint not null
);
insert into catalogue.revision (number) values (nextval('catalogue.revision_number'));

create function catalogue.revise() returns trigger language plpgsql as $$
begin
    update catalogue.revision set number = nextval('catalogue.revision_number');
    return null;
end $$;

-- Indicators. The slot is the indicator's place in every vector of figures: given once, never given again.
create table catalogue.indicator (
    id   bigint generated always as identity primary key,
    slot smallint not null unique check (slot > 0),
    code text     not null unique check (code ~ '^[0-9]+[a-z]?$')
);

create table catalogue.indicator_edition (
    id             bigint generated always as identity primary key,
    indicator_id   bigint   not null references catalogue.indicator,
    name_vi        text     not null check (name_vi <> ''),
    name_en        text     not null check (name_en <> ''),
    measure_vi     text     not null check (measure_vi <> ''),
    measure_en     text     not null check (measure_en <> ''),
    theme          text     not null,
    across_units   text     not null check (across_units in ('ADD', 'NONE', 'RATIO', 'CHANGE')),
    across_time    text     not null check (across_time in ('SUM', 'LAST', 'RATIO', 'NONE')),
    numerator_id   bigint   references catalogue.indicator,
    denominator_id bigint   references catalogue.indicator,
    base_id        bigint   references catalogue.indicator,
    decimals       smallint not null check (decimals between 0 and 3),
    minimum        bigint,                       -- in thousandths; judges what a unit says itself, not what is rolled up
    maximum        bigint,
    better         text     check (better in ('UP', 'DOWN')),
    headline_order smallint,
    note_vi        text     not null default '',
    note_en        text     not null default '',
    source         text     not null default '', -- numbers of data/catalogue/README.md
    inferred       boolean  not null default false,
    valid_from     date     not null,
    valid_to       date,                         -- last valid day, inclusive; null: open
    legal_basis    text     not null,
    check (valid_to is null or valid_to >= valid_from),
    check (minimum is null or maximum is null or minimum <= maximum),
    constraint people_are_never_added_up check (lower(measure_vi) !~ '^người' or (across_units = 'NONE' and across_time <> 'SUM')),
    constraint ratios_have_parts check ((across_units = 'RATIO') = (numerator_id is not null)
        and (across_units = 'RATIO') = (denominator_id is not null) and (across_units = 'RATIO') = (across_time = 'RATIO')),
    constraint changes_have_a_base check ((across_units = 'CHANGE') = (base_id is not null)),
    constraint one_edition_on_a_day exclude using gist
        (indicator_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table catalogue.relation (
    id          bigint generated always as identity primary key,
    code        text   not null,
    left_codes  text[] not null check (cardinality(left_codes) > 0),
    operator    text   not null check (operator in ('<=', '=')),
    right_codes text[] not null check (cardinality(right_codes) > 0),
    message_vi  text   not null check (message_vi <> ''),
    message_en  text   not null check (message_en <> ''),
    valid_from  date   not null,
    valid_to    date,
    constraint one_relation_on_a_day exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- Forms. A row is an edition; a report keeps the one it was written in.
create table catalogue.form (
    id          bigint generated always as identity primary key,
    code        text     not null,
    edition     smallint not null,
    level       smallint not null,
    name_vi     text     not null,
    name_en     text     not null,
    valid_from  date     not null,
    valid_to    date,
    legal_basis text     not null,
    unique (code, edition),
    constraint one_form_of_a_level_on_a_day exclude using gist (level with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table catalogue.form_section (
    id       bigint generated always as identity primary key,
    form_id  bigint   not null references catalogue.form,
    position smallint not null,
    letter   text     not null,
    title_vi text     not null,
    title_en text     not null,
    unique (form_id, position),
    unique (id, form_id)
);

create table catalogue.form_item (
    section_id   bigint   not null,
    form_id      bigint   not null,
    position     smallint not null,
    indicator_id bigint   not null references catalogue.indicator,
    required     boolean  not null,
    primary key (section_id, position),
    unique (form_id, indicator_id),
    foreign key (section_id, form_id) references catalogue.form_section (id, form_id)
);

create table catalogue.form_heading (
    form_id  bigint   not null references catalogue.form,
    position smallint not null,
    key      text     not null,
    parent   text,                               -- key of the part it stands in
    number   text     not null,
    title_vi text     not null,
    title_en text     not null,
    guide_vi text     not null default '',
    guide_en text     not null default '',
    text     boolean  not null,                  -- false: a heading over others, nothing is written under it
    required boolean  not null check (text or not required),
    primary key (form_id, key),
    unique (form_id, position),
    foreign key (form_id, parent) references catalogue.form_heading (form_id, key)
);

do $$
declare named text;
begin
    foreach named in array array['indicator', 'indicator_edition', 'relation', 'form', 'form_section', 'form_item', 'form_heading'] loop
        execute format('create trigger revised after insert or update or delete on catalogue.%I
            for each statement execute function catalogue.revise()', named);
    end loop;
end $$;

-- Periods as they were opened, with the bounds of the rule of their time.
create table catalogue.period (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('MONTH', 'QUARTER', 'SIX_MONTHS', 'NINE_MONTHS', 'YEAR')),
    year         smallint    not null,
    number       smallint    not null,
    code         text        not null unique,
    first_day    date        not null,
    last_day     date        not null,
    opened       boolean     not null,           -- reports may be written
    published_at timestamptz,                    -- its totals are public since
    check (first_day <= last_day),
    check (opened or published_at is null),
    unique (kind, year, number)
);

-- When reports are due: by the end of so many days after the period's last. A superior's own row comes before the row of its level.
create table catalogue.deadline (
    id             bigint generated always as identity primary key,
    superior_id    bigint,                       -- the unit that receives; null: every superior of the level
    superior_level smallint,                     -- 1 centre, 2 province; 0: a report that goes to nobody, the centre's own
    period_kind    text     check (period_kind in ('MONTH', 'QUARTER', 'SIX_MONTHS', 'NINE_MONTHS', 'YEAR')),  -- null: every kind
    days_after     smallint not null check (days_after between 0 and 366),
    valid_from     date     not null,
    valid_to       date,
    legal_basis    text     not null,
    check ((superior_id is null) <> (superior_level is null)),
    constraint one_deadline_on_a_day exclude using gist (
        coalesce(superior_id, -superior_level) with =,
        coalesce(period_kind, '') with =,
        daterange(valid_from, valid_to, '[]') with &&)
);
