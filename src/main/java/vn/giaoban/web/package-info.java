/**
 * The ground of every page: layout, texts in two languages, the field's formats, errors. A controller takes the {@link
 * vn.giaoban.web.Page} and the actor as parameters and answers with {@link vn.giaoban.web.Templates#view}.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package vn.giaoban.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
