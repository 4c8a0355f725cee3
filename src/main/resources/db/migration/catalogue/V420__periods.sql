-- Periods are read once for each revision, like the rules. The revision is held before the period, as by whoever edits rules:
-- two who change both wait for each other, but never in a circle.
create trigger revise before insert or update or delete on catalogue.period
    for each statement execute function catalogue.revise();
