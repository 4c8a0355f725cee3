create schema figures;

-- All figures of one unit and one period, by the indicator's slot (array index). Amounts are thousandths of the unit of
-- measure; null is blank; -9223372036854775808 is "not applicable" (vn.giaoban.figures.Amounts).
create table figures.sheet (
    period_id      bigint   not null references catalogue.period,
    unit_id        bigint   not null references organization.unit,
    level          smallint not null,
    own            bigint[] not null default '{}',   -- what the unit's accepted report counts of itself
    override       bigint[] not null default '{}',   -- what it puts in place of the rolled-up total
    below          bigint[] not null default '{}',   -- sum of the values directly below
    given          int[]    not null default '{}',   -- reports at or below with a number
    not_applicable int[]    not null default '{}',   -- reports at or below that say "not applicable"
    marks          int[]    not null default '{}',   -- reports at or below that override
    reports        int      not null default 0,      -- accepted reports at or below
    report_id      bigint,                           -- the unit's own accepted report
    submission_id  bigint,
    primary key (period_id, unit_id)
) with (fillfactor = 70);

create index sheet_unit on figures.sheet (unit_id);
