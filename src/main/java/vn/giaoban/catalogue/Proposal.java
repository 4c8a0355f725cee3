package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a rule that somebody proposes: from a day to a day it says this, or nothing any more.
 *
 * @param key the rule's name in addresses
 * @param says field by field as typed; empty where the rule is to hold no longer
 * @param to last day; null: until further notice
 * @param before what holds on the first day till then; null where nothing does
 */
public record Proposal(
        String key,
        Map<String, String> says,
        LocalDate from,
        @Nullable LocalDate to,
        String legalBasis,
        @Nullable Ruling before) {
    public Proposal {
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }

    /** The rule is to hold no longer. */
    public boolean ends() {
        return says.isEmpty();
    }

    public String said(String field) {
        return says.getOrDefault(field, "");
    }

    /** True if the day is one of those on which the change would be felt. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** True if something valid from a day to a day shares a day with the change. */
    public boolean meets(LocalDate first, @Nullable LocalDate last) {
        return (to == null || !first.isAfter(to)) && (last == null || !last.isBefore(from));
    }
}
