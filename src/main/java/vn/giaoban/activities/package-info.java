/**
 * The log: what a unit did on a day, entered once, where it was done, and what it counts for. What can be logged is data, {@link
 * vn.giaoban.activities.ActivityType}; what an activity counts for is worked out when it is asked for ({@link
 * vn.giaoban.activities.Counts}), so it is right at once when one is logged, corrected or withdrawn (ADR 12).
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "attachments",
            "audit",
            "deliveries",
            "calendar",
            "web",
            "papers",
            "organization",
            "identity",
            "catalogue",
            "figures"
        })
@NullMarked
package vn.giaoban.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
