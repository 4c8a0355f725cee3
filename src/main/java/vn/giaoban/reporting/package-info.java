/**
 * Reports: what a unit says about a period, in figures and text, from the first typed cell to its acceptance by the superior
 * unit. Accepting posts the figures in the same transaction; the lifecycle is written once, in {@link
 * vn.giaoban.reporting.Lifecycle}. An accepted report is corrected by its next edition, which takes the
 * same steps while the one before counts ({@link vn.giaoban.reporting.Corrections}).
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "deliveries",
            "notices",
            "calendar",
            "web",
            "papers",
            "organization",
            "identity",
            "catalogue",
            "attachments",
            "activities",
            "figures"
        })
@NullMarked
package vn.giaoban.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
