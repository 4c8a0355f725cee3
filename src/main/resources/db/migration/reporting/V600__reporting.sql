create schema reporting;

-- What a unit says about a period. The working copy is cell and passage; what was sent is in submission, and never changes.
create table reporting.report (
    id                 bigint generated always as identity primary key,
    period_id          bigint      not null references catalogue.period,
    unit_id            bigint      not null references organization.unit,
    superior_id        bigint      references organization.unit,     -- null: the root, which accepts its own
    form_id            bigint      not null references catalogue.form,
    state              text        not null check (state in ('DRAFT', 'PRESENTED', 'SUBMITTED', 'WITHDRAWN', 'RETURNED', 'ACCEPTED')),
    presented_from     text,                                          -- where handing back leads
    revision           int         not null default 1,               -- grows with every step; forms carry it
    submissions        int         not null default 0,
    last_submission_id bigint,
    begun_at           timestamptz not null,
    first_sent_at      timestamptz,
    sent_at            timestamptz,
    accepted_at        timestamptz,
    filled             int         not null default 0,                -- required cells and passages filled, for lists
    required           int         not null default 0,
    unique (period_id, unit_id)
) with (fillfactor = 80);

create index report_unit on reporting.report (unit_id);
create index report_superior on reporting.report (superior_id, period_id, state);

-- The working copy of one figure. Amounts are coded as in figures.sheet. A version per cell: a stale one is a conflict.
create table reporting.cell (
    report_id       bigint      not null references reporting.report,
    slot            smallint    not null,
    own             bigint,
    override        bigint,
    override_reason text        not null default '',
    note            text        not null default '',
    version         int         not null default 1,
    changed_by      bigint      not null,
    changed_at      timestamptz not null,
    primary key (report_id, slot)
);

create table reporting.passage (
    report_id  bigint      not null references reporting.report,
    heading    text        not null,
    body       text        not null,
    version    int         not null default 1,
    changed_by bigint      not null,
    changed_at timestamptz not null,
    primary key (report_id, heading)
);

-- One sent edition. Vectors by slot; remarks are {"slot": {"note": …, "reason": …}}, passages {"heading": "…"}.
create table reporting.submission (
    id             bigint generated always as identity primary key,
    report_id      bigint      not null references reporting.report,
    number         int         not null,
    sent_by        bigint      not null,
    sent_at        timestamptz not null,
    own            bigint[]    not null,
    override       bigint[]    not null default '{}',
    rolled         bigint[]    not null default '{}',   -- what had come up from below at that moment
    rolled_reports int         not null default 0,
    remarks        jsonb       not null default '{}',
    passages       jsonb       not null default '{}',
    unique (report_id, number)
);

-- Every step of the lifecycle, with who, when and why.
create table reporting.step (
    id            bigint generated always as identity primary key,
    report_id     bigint      not null references reporting.report,
    act           text        not null,
    from_state    text,
    to_state      text        not null,
    account_id    bigint      not null,
    at            timestamptz not null,
    reason        text        not null default '',
    submission_id bigint
);

create index step_report on reporting.step (report_id, id);

-- Why a submission was returned, cell by cell; only these are open again.
create table reporting.objection (
    submission_id bigint   not null references reporting.submission,
    slot          smallint,
    heading       text,
    reason        text     not null,
    check ((slot is null) <> (heading is null))
);

create unique index objection_slot on reporting.objection (submission_id, slot) where slot is not null;
create unique index objection_heading on reporting.objection (submission_id, heading) where heading is not null;

create table reporting.reminder (
    id         bigint generated always as identity primary key,
    period_id  bigint      not null,
    unit_id    bigint      not null,
    account_id bigint      not null,
    at         timestamptz not null
);

create index reminder_unit on reporting.reminder (unit_id, period_id);
