/**
 * The briefing conference: prepared, held, minuted and concluded. What is prepared are tables; what happens is one growing sequence of
 * events per conference, from which the state of every page is worked out (ADR 18). What the chair concludes becomes tasks.
 *
 * <p>Where to look, in the order of a conference's life:
 *
 * <ul>
 *   <li><b>Prepared</b>: {@link vn.giaoban.conferences.Conferences} and their {@link vn.giaoban.conferences.ConferencePlan}, made from a
 *       {@link vn.giaoban.conferences.Preset} by {@link vn.giaoban.conferences.Making}; {@link vn.giaoban.conferences.Agendas}, {@link
 *       vn.giaoban.conferences.BridgePoints}, {@link vn.giaoban.conferences.ConferenceDocuments}, {@link
 *       vn.giaoban.conferences.Registrations}. {@link vn.giaoban.conferences.Preparation} is all of it that the course goes by.
 *   <li><b>Who sits where</b>: {@link vn.giaoban.conferences.Delegates}, and {@link vn.giaoban.conferences.Doors} for those without an
 *       account. {@link vn.giaoban.conferences.Seats} finds the {@link vn.giaoban.conferences.Seat} somebody acts from; every look-up goes
 *       through it.
 *   <li><b>What happens</b>: a {@link vn.giaoban.conferences.Happening} is taken by {@link vn.giaoban.conferences.Courses}, allowed by
 *       {@link vn.giaoban.conferences.ActScope}, judged by the {@link vn.giaoban.conferences.Course} it finds, in its turn ({@link
 *       vn.giaoban.conferences.Turnstile}), with its {@link vn.giaoban.conferences.Consequences}. A new act begins as a record in {@code
 *       Happening}; the compiler names the places that must know it.
 *   <li><b>Live pages</b>: {@link vn.giaoban.conferences.Hall} is what the desks in {@link vn.giaoban.conferences.LivePages} show and
 *       {@link vn.giaoban.conferences.ConferenceLive} sends to them; forms for acts are answered by {@link
 *       vn.giaoban.conferences.Acting}. What stands on the walls: {@link vn.giaoban.conferences.Showing}, {@link
 *       vn.giaoban.conferences.BigScreen}.
 *   <li><b>Votes</b>: open ones are acts like others ({@link vn.giaoban.conferences.Ballot}); secret ones are kept apart, in the module
 *       {@code ballots}, and reached through {@link vn.giaoban.conferences.Tellers} alone.
 *   <li><b>Afterwards</b>: {@link vn.giaoban.conferences.Minutes} are put together from the course, {@link
 *       vn.giaoban.conferences.Records} gives them to whoever may read them, under a {@link vn.giaoban.conferences.Letterhead}; {@link
 *       vn.giaoban.conferences.ArticleDrafts} begin as {@link vn.giaoban.conferences.ArticleWords} say it.
 *   <li><b>Held elsewhere or long ago</b>: {@link vn.giaoban.conferences.ConferenceArchive}, {@link
 *       vn.giaoban.conferences.ConferenceFilings}.
 * </ul>
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
