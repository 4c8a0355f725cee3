-- Personal text of entries. The entry holds {"personal": digest} in its place, so that erasing the text leaves the entry, and its
-- seal, as they are. Without the salt nobody can try out which text it was: it goes with the text.
create table audit.personal (
    digest    bytea primary key,                            -- SHA-256 of salt and text
    salt      bytea,
    text      text,
    erased_at timestamptz,
    check ((salt is null) = (text is null) and (text is null) = (erased_at is not null))
);

-- A detail with its personal texts put back; where one was erased, the day.
create function audit.told(detail jsonb) returns jsonb
    language sql stable
    return (select jsonb_object_agg(
                       d.key,
                       case when p.digest is null then d.value
                            when p.text is null then jsonb_build_object('erased', p.erased_at::date::text)
                            else to_jsonb(p.text) end)
            from jsonb_each(detail) as d
            left join audit.personal p on p.digest = decode(d.value ->> 'personal', 'hex'));

create or replace view audit.trail as
select id, at, account_id, unit_id, act, thing, thing_id,
       case when detail @? '$.*.personal' then audit.told(detail) else detail end as detail
from audit.entry;

-- Names, addresses and people's reasons in entries written so far; none of these is sealed yet.
with found as materialized (
    select e.id, d.key, d.value #>> '{}' as text, uuid_send(gen_random_uuid()) as salt
    from audit.entry e
    cross join lateral jsonb_each(e.detail) as d
    where jsonb_typeof(d.value) = 'string'
      and (e.act like 'account.%' and d.key in ('username', 'name', 'address')
           or (e.act like 'report.%' or e.act = 'units.succession-dismissed') and d.key = 'reason')
), digested as materialized (
    select id, key, salt, text, sha256(salt || convert_to(text, 'UTF8')) as digest from found
), kept as (
    insert into audit.personal (digest, salt, text) select digest, salt, text from digested
)
update audit.entry e
set detail = e.detail || n.detail
from (select id, jsonb_object_agg(key, jsonb_build_object('personal', encode(digest, 'hex'))) as detail from digested group by id) as n
where n.id = e.id;
