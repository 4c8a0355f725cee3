-- Who acts for a unit: itself while it stands; afterwards the unit that carries it on wholly, or, where none does, whoever acts for
-- its last superior (a district's province). So there is always exactly one, up to the root.
-- Published beside line and heir. Only UnitVersions writes, in the transaction that changes a version or a succession.
create table organization.keeper (
    unit_id    bigint not null references organization.unit,
    keeper_id  bigint not null references organization.unit,
    valid_from date   not null,
    valid_to   date,
    primary key (unit_id, keeper_id, valid_from),
    check (valid_to >= valid_from)
);
create index keeper_keeper on organization.keeper (keeper_id) where unit_id <> keeper_id;

-- What follows from the versions and successions as they stand.
create function organization.keepers()
returns table (unit_id bigint, keeper_id bigint, valid_from date, valid_to date)
language sql stable as $$
    with recursive
    -- 1. From which day to which a unit stands
    life as (
        select v.unit_id, min(v.valid_from) as first_day,
               case when bool_or(v.valid_to is null) then null else max(v.valid_to) end as last_day
        from organization.unit_version v
        group by v.unit_id
    ),
    -- 2. Who comes after one that has ended
    after as (
        select l.unit_id,
               coalesce(
                   (select min(s.successor_id) from organization.succession s
                    where s.predecessor_id = l.unit_id and s.day = l.last_day + 1 and s.extent = 'WHOLE'),
                   (select v.parent_id from organization.unit_version v
                    where v.unit_id = l.unit_id and v.valid_to = l.last_day)) as next_id
        from life l
        where l.last_day is not null
    ),
    -- 3. And after that one
    kept (unit_id, keeper_id, since) as (
        select l.unit_id, l.unit_id, l.first_day from life l
        union
        select k.unit_id, a.next_id, greatest(k.since, l.last_day + 1)
        from kept k
        join life l on l.unit_id = k.keeper_id
        join after a on a.unit_id = k.keeper_id and a.next_id is not null
    )
    select k.unit_id, k.keeper_id, k.since, l.last_day
    from kept k
    join life l on l.unit_id = k.keeper_id
    where l.last_day is null or l.last_day >= k.since
$$;

insert into organization.keeper (unit_id, keeper_id, valid_from, valid_to)
select unit_id, keeper_id, valid_from, valid_to from organization.keepers();
