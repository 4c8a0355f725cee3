-- Nobody searches by what an edition says: to gather statistics of it is work for nothing.
alter table reporting.submission
    alter column own set statistics 0,
    alter column override set statistics 0,
    alter column rolled set statistics 0,
    alter column remarks set statistics 0,
    alter column passages set statistics 0;
