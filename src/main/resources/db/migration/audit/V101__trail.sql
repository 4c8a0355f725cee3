-- What other modules may read of the trail.
create view audit.trail as
select id, at, account_id, unit_id, act, thing, thing_id, detail
from audit.entry;
