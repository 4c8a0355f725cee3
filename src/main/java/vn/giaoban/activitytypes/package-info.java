/**
 * The making of activity types: what can be logged and what it counts for, edited on screen in drafts, laid down in editions from a day
 * on, ended, taken back. What was logged keeps the edition it was logged in ({@link vn.giaoban.activities.TypeEditions}), so nothing
 * that was counted changes; no field may describe a person ({@link vn.giaoban.activities.AboutPersons}).
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "web",
            "identity",
            "organization",
            "catalogue",
            "activities"
        })
@NullMarked
package vn.giaoban.activitytypes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
