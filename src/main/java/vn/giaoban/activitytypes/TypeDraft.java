package vn.giaoban.activitytypes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/**
 * A type of activity while it is being made; nobody logs by it.
 *
 * @param version rises with each change; a page carries the one that it was made from
 * @param code the type's of which it is a new edition; null for a new type
 */
public record TypeDraft(long id, int version, @Nullable String code, TypePlan plan, long changedBy, Instant changedAt) {

    /** Its name, or that it has none yet. */
    public String name(Page page) {
        String name = page.english() ? plan.nameEn() : plan.nameVi();
        return name.isEmpty() ? page.t("activitytypes.unnamed") : name;
    }
}
