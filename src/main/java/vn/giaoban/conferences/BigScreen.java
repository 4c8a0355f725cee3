package vn.giaoban.conferences;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.analytics.Picture;
import vn.giaoban.reporting.Slideshow;

/**
 * What is on show, of which at most one is there; worked out once, when the first part of a page writes it.
 *
 * @param exhibit a figure
 * @param picture a chart
 * @param slideshow a report
 */
record BigScreen(
        Supplier<Optional<Exhibit>> exhibit,
        Supplier<Optional<Picture>> picture,
        Supplier<Optional<Slideshow>> slideshow) {
    BigScreen {
        exhibit = SingletonSupplier.of(exhibit);
        picture = SingletonSupplier.of(picture);
        slideshow = SingletonSupplier.of(slideshow);
    }

    /** With nothing on it. */
    static final BigScreen DARK = new BigScreen(Optional::empty, Optional::empty, Optional::empty);
}
