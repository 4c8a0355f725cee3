/**
 * Tasks: what a unit is to do by a day, whatever caused it, and what became of it. What is asked of many units is a {@link
 * vn.giaoban.tasks.Task} for each, with one {@link vn.giaoban.tasks.Cause}; the modules above that give tasks say what their causes
 * are called and where they are read ({@link vn.giaoban.tasks.TaskCauses}). The lifecycle is written once, in {@link
 * vn.giaoban.tasks.TaskState}.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "notices", "web", "organization", "identity"})
@NullMarked
package vn.giaoban.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
