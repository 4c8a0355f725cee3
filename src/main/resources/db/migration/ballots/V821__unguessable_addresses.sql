-- Where a ballot is voted and its count is read: as hard to guess as a code. By its number anybody could have read any question.
alter table ballots.ballot add column entrance text;

-- One for each that there is; slips that were printed before say an address that is no longer found.
update ballots.ballot b
set entrance = (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + (get_byte(random.bytes, i) & 31), 1), '' order by i)
                from (select sha256((gen_random_uuid()::text || b.id)::bytea) as bytes) random, generate_series(0, 15) i);

alter table ballots.ballot
    alter column entrance set not null,
    add constraint ballot_entrance_key unique (entrance),
    drop constraint ballot_outcome_check,
    -- Printed and never opened, until the conference ended; TOO_FEW ended ballots before such boxes stayed closed.
    add constraint ballot_outcome_check check (outcome in ('COUNTED', 'UNEQUAL', 'TOO_FEW', 'UNREADABLE', 'VOID', 'UNUSED'));
