/**
 * The briefing conference: prepared, held, minuted and concluded. What is prepared are tables ({@link
 * vn.giaoban.conferences.Conferences}, bridge points, delegates, papers, registered contributions); what happens is one growing
 * sequence of events per conference, from which the state of every page is worked out ({@link vn.giaoban.conferences.Course}, ADR 18).
 * What the chair concludes becomes tasks.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "attachments",
            "ballots",
            "calendar",
            "live",
            "notices",
            "papers",
            "web",
            "organization",
            "identity",
            "catalogue",
            "figures",
            "reporting",
            "analytics",
            "tasks"
        })
@NullMarked
package vn.giaoban.conferences;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
