create schema tasks;

-- What one unit is to do: what is asked of many units is a row for each, with one cause.
create table tasks.task (
    id         bigint generated always as identity primary key,
    cause_kind text        not null check (cause_kind ~ '^[a-z]+(-[a-z]+)*$'),
    cause_id   bigint      not null,
    cause_line int         not null,                    -- 0: the cause as a whole
    owner_id   bigint      not null references organization.unit,
    giver_id   bigint      not null references organization.unit,
    text       text        not null check (text <> ''),
    measure    text        not null default '',         -- how it is seen that it was done
    due        date,                                    -- the last day; null: no day was set
    state      text        not null check (state in ('GIVEN', 'UNDER_WAY', 'DONE', 'RETURNED', 'CONFIRMED', 'WITHDRAWN')),
    version    int         not null default 1,
    given_by   bigint      not null,
    given_at   timestamptz not null,
    changed_at timestamptz not null,
    constraint given_once unique (cause_kind, cause_id, owner_id, cause_line)
) with (fillfactor = 90);

create index task_owner_open on tasks.task (owner_id, due) where state in ('GIVEN', 'UNDER_WAY', 'RETURNED');
create index task_giver_reported on tasks.task (giver_id) where state = 'DONE';

-- What was done with it, one row for each version; never changed.
create table tasks.step (
    task_id    bigint      not null references tasks.task,
    version    int         not null,
    act        text        not null check (act in ('GIVE', 'BEGIN', 'REPORT', 'CONFIRM', 'RETURN', 'WITHDRAW', 'EXTEND')),
    state      text        not null,                    -- where the task stood after it
    due        date,                                    -- and when it was due then
    account_id bigint      not null,
    at         timestamptz not null,
    note       text        not null default '',
    primary key (task_id, version)
);
