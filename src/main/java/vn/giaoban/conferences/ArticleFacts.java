package vn.giaoban.conferences;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.catalogue.Period;

/**
 * What a news article tells of a conference.
 *
 * @param minutes what was recorded
 * @param convenes who convened it: as the invitation said, or the host
 * @param period that was accounted for; null for none
 * @param where whose figures these are: "Cả nước", "Lạng Sơn"
 * @param figures the host's headline figures of the period; none that is below five
 * @param sent how many of the units right below the host have reported, of how many; 0 of 0 where nothing is known
 * @param topics of the contributions, each once
 */
public record ArticleFacts(
        Minutes minutes,
        String convenes,
        @Nullable Period period,
        String where,
        List<Exhibit.Told> figures,
        int sent,
        int expected,
        List<String> topics) {}
