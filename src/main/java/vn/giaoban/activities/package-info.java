/**
 * The log: what a unit did on a day, entered once, where it was done, and what it counts for. What can be logged is data, {@link
 * vn.giaoban.activities.ActivityType}; what an activity counts for is worked out when it is asked for ({@link
 * vn.giaoban.activities.Counts}), so it is right at once when one is logged, corrected or withdrawn (ADR 12).
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li><b>What can be logged</b>: {@link vn.giaoban.activities.ActivityTypes}, in editions
 *       ({@link vn.giaoban.activities.TypeEditions}) that the module {@code activitytypes} edits;
 *       {@link vn.giaoban.activities.AboutPersons} refuses fields about a person.
 *   <li><b>Logged</b>: {@link vn.giaoban.activities.LoggingPages} and {@link vn.giaoban.activities.LoggingForm} on a page,
 *       {@link vn.giaoban.activities.ActivityDoorPages} from a phone or a program, {@link vn.giaoban.activities.LogImports} from
 *       a spreadsheet, {@link vn.giaoban.activities.LogFilings} from another module; all end in
 *       {@link vn.giaoban.activities.Activities}.
 *   <li><b>Read</b>: {@link vn.giaoban.activities.ActivityList} by its {@link vn.giaoban.activities.LogFilter}: as a list, a
 *       calendar ({@link vn.giaoban.activities.LogCalendar}) or a file ({@link vn.giaoban.activities.LogExports}).
 *   <li><b>Counted</b>: {@link vn.giaoban.activities.Counts} by {@link vn.giaoban.activities.CountingRule};
 *       {@link vn.giaoban.activities.Keepings} say whether only what is confirmed counts.
 *   <li><b>Photos and documents</b>: {@link vn.giaoban.activities.ActivityFiles}; how they came,
 *       {@link vn.giaoban.activities.SentFiles}.
 * </ul>
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
