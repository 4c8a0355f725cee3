/**
 * The nation and every unit of it on one page: headline figures, completion, tile map, ranking, trend; every figure opens down
 * to the reports it is made of; exports. Comparisons, distributions and years in their addresses, which a unit
 * can pin to its own page. Reads figures, owns none.
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
