create schema analytics;

-- What a unit has pinned to its own page: an overview by its address, shown as it is when the page is read.
create table analytics.pin (
    id        bigint generated always as identity primary key,
    unit_id   bigint      not null references organization.unit,
    position  int         not null,
    address   text        not null,
    pinned_by bigint      not null,
    pinned_at timestamptz not null,
    unique (unit_id, address)
);

create index pin_unit on analytics.pin (unit_id, position);
