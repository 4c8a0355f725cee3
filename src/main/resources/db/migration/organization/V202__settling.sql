-- What was settled: as a succession, or as nothing to be done.
alter table organization.unsettled
    add column predecessor_id bigint references organization.unit,
    add column successor_id   bigint references organization.unit;
