/**
 * What programs ask for once: a {@link vn.giaoban.deliveries.Delivery} is one request by the key that its sender gave it. However often
 * it arrives, it is done once, and answered alike.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package vn.giaoban.deliveries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
