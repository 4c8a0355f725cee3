-- Communes are level 4 since districts, which stood above them until 30 June 2025, have a level of their own.
update catalogue.form set level = 4 where level = 3;
