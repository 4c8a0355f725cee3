/**
 * Pages that stay true while they are open. A {@link vn.giaoban.live.LiveStream} is what they follow; its owner says with {@link
 * vn.giaoban.live.Live#changed} that it has changed, and as a {@link vn.giaoban.live.LiveSource} what each class of readers is to see. That is
 * asked for once per change and class, on every node, and the same bytes go down all lines. Who may open a line is the owner's to
 * decide; the line itself asks for nothing but the {@link vn.giaoban.live.LivePass} that the page was given. Why: docs/adr/0017.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.giaoban.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
