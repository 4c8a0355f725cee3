-- A spreadsheet of activities as it was read, until its sender has said what is to become of it; it goes after some days.
create table activities.log_import (
    id        bigint generated always as identity primary key,
    unit_id   bigint      not null references organization.unit,
    sender_id bigint      not null,
    read_at   timestamptz not null,
    type_code text        not null,
    language  text        not null check (language in ('vi', 'en')),   -- of the page: how its texts are read
    file_name text        not null,
    unread    text[]      not null,                                    -- heads of columns that mean nothing here
    rows      jsonb       not null,                                    -- [{"number": 3, "typed": {"day": "…", "f.nguoi-du": "…"}}]
    loaded_at timestamptz,
    logged    int         not null default 0,
    there     int         not null default 0
);

create index log_import_age on activities.log_import (read_at);
