-- The reorganisation that brought a role along from a unit that ended: undone, the role goes. Null: granted by somebody.
alter table identity.role add column brought_by bigint;
create index role_brought on identity.role (brought_by) where brought_by is not null;
