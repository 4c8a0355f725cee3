package vn.giaoban.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Role;

/** A checked wish for an account and its first role. */
public record NewAccount(
        String name,
        String username,
        long unitId,
        Role role,
        LocalDate from,
        @Nullable LocalDate to) {}
