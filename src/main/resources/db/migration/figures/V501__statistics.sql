-- Nobody asks which sheets hold a number: to gather statistics of the vectors is work for nothing.
alter table figures.sheet
    alter column own set statistics 0,
    alter column override set statistics 0,
    alter column below set statistics 0,
    alter column given set statistics 0,
    alter column not_applicable set statistics 0,
    alter column marks set statistics 0;
