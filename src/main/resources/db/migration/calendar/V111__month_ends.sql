-- A period may end with a month, whichever its last day: 31 stands for it.
alter table calendar.period_rule drop constraint period_rule_last_day_check;
alter table calendar.period_rule add constraint period_rule_last_day_check check (last_day between 1 and 28 or last_day = 31);
