package vn.giaoban.conferences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.conferences.ConferenceOfficer.Part;
import vn.giaoban.identity.Namesakes;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** The form that says what a conference is and who runs it: written out, and read again. */
@Component
class PlanForm {
    /** Empty rows below those that are filled in. */
    private static final int MORE = 2;

    private static final int MOST_OFFICERS = 30;
    private static final int LONGEST = 300;
    private static final int LONGEST_SUBJECT = 4000;
    /** In the list of accounts: nobody's, though somebody is called so. */
    static final String BY_NAME = "-";

    private final Periods periods;
    private final Namesakes namesakes;
    private final Units units;

    PlanForm(Periods periods, Namesakes namesakes, Units units) {
        this.periods = periods;
        this.namesakes = namesakes;
        this.units = units;
    }

    /** What was read; null parts where something is to be mended. */
    record Read(@Nullable ConferencePlan plan, List<ConferenceOfficer> officers) {}

    // ---------- writing it out

    Map<String, String> typed(Page page, Conference conference, List<ConferenceOfficer> officers) {
        Map<String, String> typed = new HashMap<>();
        typed.put("seen", seen(conference, officers));
        typed.put("name", conference.name());
        conference.kinds().forEach(kind -> typed.put("kind." + kind.name(), "on"));
        if (conference.periodId() != null)
            periods.find(conference.periodId()).ifPresent(period -> typed.put("period", period.code()));
        typed.put("convenes", conference.convenes());
        typed.put("day", page.f().day(conference.day()));
        typed.put("time", page.f().time(conference.startsAt()));
        typed.put("end", page.f().time(conference.endsAt()));
        typed.put("place", conference.place());
        if (conference.online()) typed.put("online", "on");
        if (conference.open()) typed.put("open", "on");
        typed.put("subject", conference.subject());
        typed.put("officers", String.valueOf(officers.size() + MORE));
        for (int i = 0; i < officers.size(); i++) {
            ConferenceOfficer one = officers.get(i);
            typed.put("o" + i + ".part", one.part().name());
            typed.put("o" + i + ".name", one.name());
            typed.put("o" + i + ".title", one.title());
            typed.put("o" + i + ".account", one.accountId() == null ? BY_NAME : String.valueOf(one.accountId()));
        }
        return typed;
    }

    static String seen(Conference conference, List<ConferenceOfficer> officers) {
        return Seen.of(ConferencePlan.of(conference), officers);
    }

    static int rows(Map<String, String> typed) {
        String rows = typed.getOrDefault("officers", "");
        return rows.matches("\\d{1,2}") ? Math.min(Integer.parseInt(rows), MOST_OFFICERS) : MORE;
    }

    /** For each row: the accounts of those who are called so, with the place where they work. */
    Map<Integer, Map<Long, String>> accounts(Page page, Map<String, String> typed) {
        Map<Integer, Map<Long, String>> all = new HashMap<>();
        for (int i = 0; i < rows(typed); i++) {
            Map<Long, String> those = new LinkedHashMap<>();
            for (Namesakes.Namesake one : namesakes.of(typed.getOrDefault("o" + i + ".name", ""), page.today()))
                those.put(one.accountId(), units.place(one.unitId(), page.today()));
            all.put(i, those);
        }
        return all;
    }

    // ---------- reading it

    Read read(Page page, Conference conference, Map<String, String> typed, FormErrors errors) {
        List<ConferenceKind> kinds = Arrays.stream(ConferenceKind.values())
                .filter(kind -> typed.containsKey("kind." + kind.name()))
                .toList();
        String name = text(page, typed, "name", LONGEST, errors);
        if (name.isEmpty()) errors.add("name", page.t("conferences.fault.name"));
        if (kinds.isEmpty() || kinds.size() > 3) errors.add("kinds", page.t("conferences.fault.kinds"));
        Optional<Period> period = periods.find(typed.getOrDefault("period", ""));
        String convenes = text(page, typed, "convenes", LONGEST, errors);
        Instant starts = conference.startsAt();
        Instant ends = conference.endsAt();
        String place = conference.place();
        if (isTimed(conference)) {
            starts = When.read(page, typed.getOrDefault("day", ""), typed.getOrDefault("time", ""), errors);
            ends = When.read(page, "day", typed.getOrDefault("day", ""), "end", typed.getOrDefault("end", ""), errors);
            place = text(page, typed, "place", LONGEST, errors);
            if (starts != null && ends != null && !ends.isAfter(starts))
                errors.add("end", page.t("conferences.fault.end"));
        }
        String subject = text(page, typed, "subject", LONGEST_SUBJECT, errors);
        List<ConferenceOfficer> officers = officers(page, typed, errors);
        if (errors.any() || starts == null || ends == null) return new Read(null, officers);
        return new Read(
                new ConferencePlan(
                        name,
                        kinds,
                        period.map(Period::id).orElse(null),
                        convenes,
                        place,
                        starts,
                        ends,
                        typed.containsKey("online"),
                        typed.containsKey("open"),
                        subject),
                officers);
    }

    /** Once people were told when and where, another time or place is an act of its own, of which they are told as well. */
    static boolean isTimed(Conference conference) {
        return conference.state() == ConferenceState.PREPARING;
    }

    private static String text(Page page, Map<String, String> typed, String box, int longest, FormErrors errors) {
        String text = typed.getOrDefault(box, "").strip().replace("\r\n", "\n");
        if (text.length() > longest) errors.add(box, page.t("conferences.fault.long"));
        return text;
    }

    private List<ConferenceOfficer> officers(Page page, Map<String, String> typed, FormErrors errors) {
        List<ConferenceOfficer> officers = new ArrayList<>();
        for (int i = 0; i < rows(typed); i++) {
            String row = "o" + i;
            String name = text(page, typed, row + ".name", 120, errors);
            String title = text(page, typed, row + ".title", LONGEST, errors);
            if (name.isEmpty()) {
                if (!title.isEmpty()) errors.add(row + ".name", page.t("conferences.fault.officer"));
                continue;
            }
            Part part = "SECRETARY".equals(typed.get(row + ".part")) ? Part.SECRETARY : Part.CHAIR;
            Long account = account(page, name, typed.getOrDefault(row + ".account", ""), row + ".account", errors);
            officers.add(new ConferenceOfficer(officers.size() + 1, part, account, name, title));
        }
        return officers;
    }

    /** The account that was chosen, where its owner is still called so; else whoever alone is called so. */
    private @Nullable Long account(Page page, String name, String chosen, String box, FormErrors errors) {
        List<Long> those = namesakes.of(name, page.today()).stream()
                .map(Namesakes.Namesake::accountId)
                .toList();
        if (those.isEmpty() || chosen.equals(BY_NAME)) return null;
        Optional<Long> same = those.stream()
                .filter(id -> Objects.equals(String.valueOf(id), chosen))
                .findFirst();
        if (same.isEmpty() && those.size() > 1) errors.add(box, page.t("conferences.fault.namesakes", name));
        return same.orElse(those.getFirst());
    }
}
