-- What waits on a device to be sent is sealed to its writer: the device gets the key while that person is signed in, and forgets it at
-- sign-out. 244 bits from the server's source of randomness; an account's own, and never shown.
alter table identity.account add column device_key bytea not null
    default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') check (length(device_key) = 32);
