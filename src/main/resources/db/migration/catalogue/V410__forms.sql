-- Forms say more: sections as matrices, totals worked out, what is asked on a condition, how a report is printed.
alter table catalogue.form
    add landscape        boolean not null default false,
    add prints_previous  boolean not null default false,
    add prints_last_year boolean not null default true,
    add header           text    not null default 'PARTY' check (header in ('PARTY', 'STATE', 'PLAIN'));

-- A condition is three columns: the code of the figure that decides, how it must be, and against which amount in thousandths.
alter table catalogue.form_section
    add matrix         boolean not null default false,
    add row_totals     boolean not null default false,
    add column_totals  boolean not null default false,
    add asked_code     text,
    add asked_operator text check (asked_operator in ('ABOVE', 'EQUAL', 'GIVEN', 'NOT_APPLICABLE')),
    add asked_amount   bigint,
    add constraint condition_is_whole check ((asked_code is null) = (asked_operator is null)
        and (asked_amount is not null) = coalesce(asked_operator in ('ABOVE', 'EQUAL'), false)),
    add constraint totals_are_of_a_matrix check (matrix or not (row_totals or column_totals));

alter table catalogue.form_item
    add row_number     smallint check (row_number > 0),      -- in a matrix
    add column_number  smallint check (column_number > 0),
    add asked_code     text,
    add asked_operator text check (asked_operator in ('ABOVE', 'EQUAL', 'GIVEN', 'NOT_APPLICABLE')),
    add asked_amount   bigint,
    add constraint condition_is_whole check ((asked_code is null) = (asked_operator is null)
        and (asked_amount is not null) = coalesce(asked_operator in ('ABOVE', 'EQUAL'), false)),
    add constraint a_place_has_a_row_and_a_column check ((row_number is null) = (column_number is null)),
    add constraint one_item_in_a_place unique (section_id, row_number, column_number);

alter table catalogue.form_heading
    add asked_code     text,
    add asked_operator text check (asked_operator in ('ABOVE', 'EQUAL', 'GIVEN', 'NOT_APPLICABLE')),
    add asked_amount   bigint,
    add constraint condition_is_whole check ((asked_code is null) = (asked_operator is null)
        and (asked_amount is not null) = coalesce(asked_operator in ('ABOVE', 'EQUAL'), false));

-- The heads of a matrix.
create table catalogue.form_axis (
    section_id bigint   not null references catalogue.form_section,
    axis       text     not null check (axis in ('ROW', 'COLUMN')),
    position   smallint not null check (position > 0),
    title_vi   text     not null check (title_vi <> ''),
    title_en   text     not null check (title_en <> ''),
    primary key (section_id, axis, position)
);

-- A line that nobody types: figures of the form, by code, added up and taken away. Its value is never kept.
create table catalogue.form_total (
    section_id bigint   not null references catalogue.form_section,
    position   smallint not null,
    title_vi   text     not null check (title_vi <> ''),
    title_en   text     not null check (title_en <> ''),
    plus       text[]   not null check (cardinality(plus) > 0),
    minus      text[]   not null default '{}',
    primary key (section_id, position)
);

create trigger revised after insert or update or delete on catalogue.form_axis
    for each statement execute function catalogue.revise();
create trigger revised after insert or update or delete on catalogue.form_total
    for each statement execute function catalogue.revise();

-- An edition while it is being made, whole, as administrators see it; no report knows of it.
create table catalogue.form_draft (
    id         bigint generated always as identity primary key,
    level      smallint    not null,
    source_id  bigint,                           -- the edition it was copied from; null once that is withdrawn
    content    jsonb       not null,
    begun_at   timestamptz not null,
    changed_by bigint      not null,
    changed_at timestamptz not null
);
