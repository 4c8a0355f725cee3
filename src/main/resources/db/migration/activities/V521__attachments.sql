-- Which photos and documents go with an activity, and with which of its versions: what is taken off stays with those that had it.
create table activities.attachment (
    activity_id   bigint      not null references activities.activity,
    attachment_id bigint      not null references attachments.attachment,
    field         smallint    not null check (field between 0 and 30),   -- whose position it fills; 0: the activity's own
    first_version int         not null,
    last_version  int,                                                   -- null: it goes with what the activity says now
    tied_by       bigint      not null,
    tied_at       timestamptz not null,
    untied_by     bigint,
    untied_at     timestamptz,
    primary key (activity_id, attachment_id, first_version),
    check ((last_version is null) = (untied_by is null) and (last_version is null) = (untied_at is null)),
    check (last_version >= first_version)
);
create unique index one_activity_of_an_attachment on activities.attachment (attachment_id) where last_version is null;
