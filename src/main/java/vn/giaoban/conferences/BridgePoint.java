package vn.giaoban.conferences;

import org.jspecify.annotations.Nullable;

/**
 * A room of a conference with one line: a unit's, or a place's.
 *
 * @param unitId null for a place that is no unit
 * @param groupId the province it is counted under; null at the centre
 * @param contact who sees to its line
 * @param summoned how many are to sit there, named or not
 */
public record BridgePoint(
        long id,
        @Nullable Long unitId,
        @Nullable Long groupId,
        String name,
        String place,
        boolean central,
        String contact,
        String phone,
        int summoned) {}
