-- Which state of a cluster a form was filled in upon: who was overtaken meanwhile is told, and overwrites nothing.
alter table organization.cluster add version integer not null default 1 check (version > 0);
