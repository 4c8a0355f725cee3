/**
 * The nation and every unit of it on one page: headline figures, completion, tile map, ranking, trend; every figure opens down
 * to the reports it is made of; exports. Comparisons, distributions and years in their addresses, which a unit
 * can pin to its own page. Reads figures, owns none.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li><b>A unit's page of figures</b>: {@link vn.giaoban.analytics.FigurePages}: a {@link vn.giaoban.analytics.Scene} is found
 *       through the actor, an {@link vn.giaoban.analytics.Overview} worked out of it; each figure
 *       {@link vn.giaoban.analytics.Opened}.
 *   <li><b>Charts</b>: each with its address, its finder and its pages: {@link vn.giaoban.analytics.Comparison},
 *       {@link vn.giaoban.analytics.Distribution}, {@link vn.giaoban.analytics.History},
 *       {@link vn.giaoban.analytics.Punctuality}.
 *   <li><b>Pinned or shown elsewhere</b>: a {@link vn.giaoban.analytics.PinAddress} is turned into a
 *       {@link vn.giaoban.analytics.Picture} for whoever looks; {@link vn.giaoban.analytics.Exhibits} are for halls.
 *   <li><b>In words</b>: {@link vn.giaoban.analytics.Shown}, in the reader's language.
 * </ul>
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "papers",
            "web",
            "organization",
            "catalogue",
            "figures",
            "reporting"
        })
@NullMarked
package vn.giaoban.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
