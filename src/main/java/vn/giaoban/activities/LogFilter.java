package vn.giaoban.activities;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * Which of which unit's activities are shown: the list, the calendar and the files read it from their addresses alike.
 *
 * @param unit whose log it is; its reader may read it
 * @param errors what to mend in the boxes
 */
public record LogFilter(Unit unit, ActivityList.Wanted wanted, FormErrors errors) {

    /** What goes on from page to page whatever the days: for addresses. */
    public String query() {
        return "unit=" + unit.id() + "&type=" + encoded(wanted.type()) + "&unconfirmed=" + wanted.unconfirmed()
                + "&text=" + encoded(wanted.text());
    }

    /** The days, for addresses; to be put behind {@link #query}. */
    public String days() {
        return "&from=" + wanted.from() + "&to=" + wanted.to();
    }

    /** True where not all of the days' activities are asked for. */
    public boolean narrows() {
        return !wanted.type().isEmpty() || !wanted.text().isEmpty() || wanted.unconfirmed();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads addresses. */
    @Component
    static class Reading {
        private final Units units;

        Reading(Units units) {
            this.units = units;
        }

        /** With the days of the boxes "from" and "to"; this month's where they are empty. */
        LogFilter of(Page page, Actor actor, Map<String, String> asked) {
            FormErrors errors = new FormErrors();
            LocalDate first = day(page, asked, "from", actor.day().withDayOfMonth(1), errors);
            LocalDate last = day(page, asked, "to", first.with(TemporalAdjusters.lastDayOfMonth()), errors);
            if (last.isBefore(first)) {
                errors.add("to", page.t("activities.fault.range"));
                last = first;
            }
            return of(actor, asked, first, last, errors);
        }

        /**
         * With days that are known.
         *
         * @throws NotFound if the actor may not read the unit's log
         */
        LogFilter of(Actor actor, Map<String, String> asked, LocalDate first, LocalDate last, FormErrors errors) {
            String unit = word(asked, "unit");
            NotFound.unless(unit.matches("\\d{0,18}"));
            long unitId = unit.isEmpty() || unit.equals("0") ? actor.homeUnitId() : Long.parseLong(unit);
            NotFound.unless(reads(actor, unitId));
            return new LogFilter(
                    units.nearest(unitId, actor.day()).orElseThrow(NotFound::new),
                    new ActivityList.Wanted(
                            first,
                            last,
                            word(asked, "type"),
                            word(asked, "text"),
                            word(asked, "unconfirmed").equals("true")),
                    errors);
        }

        private boolean reads(Actor actor, long unitId) {
            return Activities.mayWrite(actor, unitId) || units.seesAs(actor, unitId, Role.AUDITOR);
        }

        private static LocalDate day(
                Page page, Map<String, String> asked, String box, LocalDate otherwise, FormErrors errors) {
            String typed = word(asked, box);
            if (typed.isEmpty()) return otherwise;
            return Days.parse(typed).orElseGet(() -> {
                errors.add(box, page.t("activities.fault.day"));
                return otherwise;
            });
        }

        static String word(Map<String, String> asked, String name) {
            @Nullable String word = asked.get(name);
            return Objects.requireNonNullElse(word, "").strip();
        }
    }
}
