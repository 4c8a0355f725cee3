/**
 * What is measured, when, and how it adds up: indicators and the relations between them, the forms they are asked for in,
 * periods and their deadlines. Everything is dated; whoever asks says for which day.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li><b>Read</b>: {@link vn.giaoban.catalogue.Indicators}, {@link vn.giaoban.catalogue.Forms} and
 *       {@link vn.giaoban.catalogue.Periods} with their {@link vn.giaoban.catalogue.Deadlines}; all editions are read once for
 *       each revision ({@link vn.giaoban.catalogue.Editions}).
 *   <li><b>Edited</b>: an {@link vn.giaoban.catalogue.Editor} for each kind of rule, with one review and one act for all of them
 *       ({@link vn.giaoban.catalogue.EditionPages}, {@link vn.giaoban.catalogue.Editors}). What a change touches is asked of the
 *       modules above ({@link vn.giaoban.catalogue.ChangeEffects}, {@link vn.giaoban.catalogue.FormEffects},
 *       {@link vn.giaoban.catalogue.KeptFigures}).
 *   <li><b>A form being made</b>: a {@link vn.giaoban.catalogue.FormDraft}, changed by {@link vn.giaoban.catalogue.FormEdits},
 *       page by page ({@link vn.giaoban.catalogue.FormDraftPages}), laid down as an edition by
 *       {@link vn.giaoban.catalogue.FormEditions}.
 *   <li><b>Filled</b>: {@link vn.giaoban.catalogue.CatalogueImport}, before the first page is served.
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "calendar", "papers", "web", "identity"})
@NullMarked
package vn.giaoban.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
