/**
 * Reports: what a unit says about a period, in figures and text, from the first typed cell to its acceptance by the superior
 * unit. Accepting posts the figures in the same transaction; the lifecycle is written once, in {@link
 * vn.giaoban.reporting.Lifecycle}. An accepted report is corrected by its next edition, which takes the
 * same steps while the one before counts ({@link vn.giaoban.reporting.Corrections}).
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li><b>Written</b>: {@link vn.giaoban.reporting.Reports} finds and opens one; its working copy is in
 *       {@link vn.giaoban.reporting.Drafts}, what nobody types comes from {@link vn.giaoban.reporting.Countings} and
 *       {@link vn.giaoban.reporting.BegunTexts}; {@link vn.giaoban.reporting.Checking} says what is missing or at odds.
 *       {@link vn.giaoban.reporting.CellPages} saves what is typed, {@link vn.giaoban.reporting.Grids} lays a report out for its
 *       page, {@link vn.giaoban.reporting.ReportView} makes the page.
 *   <li><b>Sent and accepted</b>: a {@link vn.giaoban.reporting.ReportAct} leads on as {@link vn.giaoban.reporting.Lifecycle}
 *       says: the unit's own steps in {@link vn.giaoban.reporting.Filing}, the superior's in
 *       {@link vn.giaoban.reporting.Acceptances}; a {@link vn.giaoban.reporting.Submission} never changes.
 *   <li><b>Mended afterwards</b>: {@link vn.giaoban.reporting.Corrections}; {@link vn.giaoban.reporting.Edits} are what one
 *       edition says otherwise than another.
 *   <li><b>Counted</b>: {@link vn.giaoban.reporting.Completion}, {@link vn.giaoban.reporting.Boards} and
 *       {@link vn.giaoban.reporting.ReportLists} tell what has come, {@link vn.giaoban.reporting.Duties} what is owed.
 *   <li><b>Brought in whole</b>: {@link vn.giaoban.reporting.HistoryImport} from a file, {@link vn.giaoban.reporting.Filings} by
 *       other modules, {@link vn.giaoban.reporting.ReportDoor} by programs.
 *   <li><b>Verified</b>: {@link vn.giaoban.reporting.ReportVerification}, {@link vn.giaoban.reporting.EditionVerification},
 *       {@link vn.giaoban.reporting.CorrectionVerification}.
 * </ul>
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
