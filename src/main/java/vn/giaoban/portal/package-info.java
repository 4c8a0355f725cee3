/**
 * The doors of the house: the public home page with the totals that the centre has made public, the same totals for programs, the
 * heads of the sealed trail, and "Việc của tôi".
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "calendar",
            "web",
            "papers",
            "organization",
            "catalogue",
            "figures",
            "reporting"
        })
@NullMarked
package vn.giaoban.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
