package vn.giaoban.analytics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;

/**
 * What the reader chose to look at, as it stands in the address.
 *
 * @param averages communes can be averaged here: the indicator adds up and the unit stands above their superiors
 * @param perCommune the average of the communes that gave a number, instead of the total
 * @param cumulative the trend since the beginning of the year, instead of quarter by quarter
 * @param asNow read by the units of today, though others reported
 * @param within the ranking is narrowed to the units of a class; null for all
 */
public record Choice(
        Indicator indicator,
        boolean averages,
        boolean perCommune,
        Sort sort,
        boolean ascending,
        boolean cumulative,
        boolean asNow,
        @Nullable Within within) {
    public enum Sort {
        NAME,
        SENT,
        MISSING,
        TOTAL,
        VALUE,
        CHANGE,
        SHARE;

        /** Names begin with A, figures with the largest. */
        public boolean ascendingFirst() {
            return this == NAME;
        }

        public static Sort of(String text) {
            for (Sort sort : values()) if (sort.name().equalsIgnoreCase(text)) return sort;
            return VALUE;
        }

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Choice per(boolean commune) {
        return new Choice(indicator, averages, commune, sort, ascending, cumulative, asNow, null);
    }

    public Choice trend(boolean sinceJanuary) {
        return new Choice(indicator, averages, perCommune, sort, ascending, sinceJanuary, asNow, within);
    }

    /** Only the units of a class, or all again. */
    public Choice within(@Nullable Within asked) {
        return new Choice(indicator, averages, perCommune, sort, ascending, cumulative, asNow, asked);
    }

    /** The other way round where it is the order already. */
    public Choice by(Sort next) {
        boolean up = next == sort ? !ascending : next.ascendingFirst();
        return new Choice(indicator, averages, perCommune, next, up, cumulative, asNow, within);
    }

    /** For {@code aria-sort}; null for the columns that are not the order. */
    public @Nullable String ariaSort(Sort column) {
        if (column != sort) return null;
        return ascending ? "ascending" : "descending";
    }

    /** "?indicator=32&per=total": only what differs from the usual. */
    public String query() {
        StringBuilder query =
                new StringBuilder("?indicator=").append(URLEncoder.encode(indicator.code(), StandardCharsets.UTF_8));
        if (averages && !perCommune) query.append("&per=total");
        if (sort != Sort.VALUE || ascending)
            query.append("&sort=").append(sort.key()).append("&order=").append(ascending ? "asc" : "desc");
        if (cumulative) query.append("&trend=cumulative");
        if (asNow) query.append("&as=now");
        if (within != null) query.append(within.query());
        return query.toString();
    }
}
