create schema calendar;

-- From which day to which day a period runs. A rule holds for the periods whose last day lies in its validity.
create table calendar.period_rule (
    id           bigint generated always as identity primary key,
    kind         text     not null check (kind in ('MONTH', 'QUARTER', 'SIX_MONTHS', 'NINE_MONTHS', 'YEAR')),
    number       smallint not null,              -- which month or quarter of the year; 0 for the kinds that come once
    first_year   smallint not null,              -- relative to the period's year: -1 the year before, 0 the same
    first_month  smallint not null check (first_month between 1 and 12),
    first_day    smallint not null check (first_day between 1 and 28),
    last_month   smallint not null check (last_month between 1 and 12),
    last_day     smallint not null check (last_day between 1 and 28),
    valid_from   date     not null,
    valid_to     date,                           -- last valid day, inclusive; null: open
    legal_basis  text     not null,
    check (valid_to is null or valid_to >= valid_from),
    check (case kind when 'MONTH' then number between 1 and 12 when 'QUARTER' then number between 1 and 4 else number = 0 end)
);

create unique index period_rule_open on calendar.period_rule (kind, number) where valid_to is null;

-- 1. The circular's periods.
insert into calendar.period_rule
    (kind, number, first_year, first_month, first_day, last_month, last_day, valid_from, legal_basis)
values
    ('QUARTER',     1, -1, 12, 15,  3, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('QUARTER',     2,  0,  3, 15,  6, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('QUARTER',     3,  0,  6, 15,  9, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('QUARTER',     4,  0,  9, 15, 12, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('SIX_MONTHS',  0, -1, 12, 15,  6, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('NINE_MONTHS', 0, -1, 12, 15,  9, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP'),
    ('YEAR',        0, -1, 12, 15, 12, 14, '2021-01-01', 'Thông tư 02/2021/TT-TTCP');

-- 2. Months: asked for by KL 215-KL/TW without days of its own; cut like the circular's periods, so that they fill them.
insert into calendar.period_rule
    (kind, number, first_year, first_month, first_day, last_month, last_day, valid_from, legal_basis)
select 'MONTH', m, case m when 1 then -1 else 0 end, case m when 1 then 12 else m - 1 end, 15, m, 14, '2021-01-01',
       'Kết luận 215-KL/TW; mốc ngày theo Thông tư 02/2021/TT-TTCP'
from generate_series(1, 12) as m;
