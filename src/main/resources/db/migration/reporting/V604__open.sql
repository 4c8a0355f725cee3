-- What is open is looked for on every page; what is accepted is nearly all.
create index report_open on reporting.report (unit_id, state) where state <> 'ACCEPTED';
