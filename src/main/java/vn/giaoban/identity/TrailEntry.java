package vn.giaoban.identity;

import java.time.Instant;

/**
 * One entry of the audit trail as it is read.
 *
 * @param name of the account; empty for the system and the public
 * @param place the unit's short name; empty for none
 * @param detail as JSON
 */
public record TrailEntry(
        long id,
        Instant at,
        long accountId,
        String name,
        String act,
        String thing,
        long thingId,
        String place,
        String detail) {}
