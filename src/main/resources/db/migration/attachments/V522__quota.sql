-- Whose day's room a file takes: that of its sender's unit.
alter table attachments.attachment add column unit_id bigint not null default 0;
alter table attachments.attachment alter column unit_id drop default;
create index attachment_unit on attachments.attachment (unit_id, kept_at);
