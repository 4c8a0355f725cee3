/**
 * What is measured, when, and how it adds up: indicators and the relations between them, the forms they are asked for in,
 * periods and their deadlines. Everything is dated; whoever asks says for which day.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "calendar", "papers", "web", "identity"})
@NullMarked
package vn.giaoban.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
