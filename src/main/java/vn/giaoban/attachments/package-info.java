/**
 * Files that people attach to what they write: checked, kept, given out. {@link vn.giaoban.attachments.Attachments} takes photos and
 * documents of five kinds, looks into them before anything is kept, and draws photos anew, so that place and camera go. Who may read
 * one is decided by the page of the thing that it is tied to; {@link vn.giaoban.attachments.AttachmentAnswer} is how it is served there.
 */
@ApplicationModule(allowedDependencies = {"access", "audit"})
@NullMarked
package vn.giaoban.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
