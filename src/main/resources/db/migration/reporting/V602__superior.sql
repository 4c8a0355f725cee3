-- A superior has some hundred reports of a period: their state need not be in the index, which every step would rewrite.
drop index reporting.report_superior;
create index report_superior on reporting.report (superior_id, period_id);
