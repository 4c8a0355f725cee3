package vn.giaoban.identity;

import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.giaoban.web.Networks;

/**
 * From where and when an administrator's role counts. Elsewhere and at other hours the same account is signed in without it, so
 * that what administrators do is not found, by any address (Decision 742/QĐ-BTTTT: administration from named addresses and in
 * named hours).
 */
@Component
class AdministrationOpening {
    private final Networks addresses;
    private final @Nullable Hours hours;
    private final Clock clock;

    AdministrationOpening(
            @Value("${giaoban.admin-addresses}") String addresses,
            @Value("${giaoban.admin-hours}") String hours,
            Clock clock) {
        this.addresses = Networks.of(addresses);
        this.hours = hours.isBlank() ? null : Hours.of(hours);
        this.clock = clock;
    }

    boolean isOpenFor(String address) {
        return (addresses.isEmpty() || addresses.contain(address))
                && (hours == null || hours.include(ZonedDateTime.now(clock)));
    }
}
