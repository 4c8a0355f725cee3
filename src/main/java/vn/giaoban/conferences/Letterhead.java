package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;

/**
 * How a paper of a conference is headed, and the words in which papers tell times and owners.
 *
 * @param unit whose conference it is
 * @param superior null for the root
 * @param day of the paper
 */
public record Letterhead(Page page, Unit unit, @Nullable Unit superior, LocalDate day) {
    /** With what the names of bodies begin that are the State's, the Front's or of its member organizations. */
    private static final List<String> OF_STATE = List.of(
            "uy ban nhan dan",
            "ubnd",
            "hoi dong nhan dan",
            "hdnd",
            "so",
            "phong",
            "uy ban mat tran",
            "ubmttq",
            "mat tran to quoc",
            "hoi lien hiep",
            "hoi nong dan",
            "hoi cuu chien binh",
            "lien doan lao dong");

    /**
     * Headed with the State's name and motto, as the papers of the State and of the Front are; those of the Party's bodies with the
     * Party's name. The body's own name says which it is.
     */
    public boolean ofState() {
        return isOfState(unit.name());
    }

    static boolean isOfState(String name) {
        String key = SearchKey.of(name) + " ";
        return OF_STATE.stream().anyMatch(first -> key.startsWith(first + " "));
    }

    /** "Số ……-TB/……" of the Party, "Số: ……/TB-……" of the State. */
    public String noticeNumber() {
        return page.t(ofState() ? "conferences.paper.number.notice.state" : "conferences.paper.number.notice");
    }

    public String minutesNumber() {
        return page.t(ofState() ? "conferences.paper.number.minutes.state" : "conferences.paper.number.minutes");
    }

    /** "T/M BAN DÂN VẬN …", "TM. ỦY BAN NHÂN DÂN …". */
    public String behalf() {
        return page.t(ofState() ? "conferences.paper.behalf.state" : "conferences.paper.behalf", issuer());
    }

    public String issuer() {
        return unit.name().toUpperCase(Locale.of("vi"));
    }

    public String above() {
        return superior == null ? "" : superior.name().toUpperCase(Locale.of("vi"));
    }

    /** "Hà Nội, ngày 29 tháng 9 năm 2026". */
    public String placeAndDay() {
        String place = unit.isCentre() ? page.t("conferences.paper.capital") : unit.ownName();
        return place + ", " + written(day);
    }

    /** A zero before days under ten and months under three, as Nghị định 30 has it. */
    public String written(LocalDate day) {
        if (page.english()) return page.f().day(day);
        return page.t(
                "conferences.paper.day",
                String.format(Locale.ROOT, "%02d", day.getDayOfMonth()),
                day.getMonthValue() < 3 ? "0" + day.getMonthValue() : String.valueOf(day.getMonthValue()),
                String.valueOf(day.getYear()));
    }

    /** "08 giờ 05 phút, ngày 29 tháng 9 năm 2026". */
    public String moment(Instant at) {
        return page.t("conferences.paper.moment", hour(at), written(VietnamTime.dayOf(at)));
    }

    /** "08 giờ 05 phút". */
    public String hour(Instant at) {
        if (page.english()) return page.f().time(at);
        ZonedDateTime local = at.atZone(VietnamTime.ZONE);
        return page.t(
                "conferences.paper.hour",
                String.format(Locale.ROOT, "%02d", local.getHour()),
                String.format(Locale.ROOT, "%02d", local.getMinute()));
    }

    /** Whole minutes, one at least. */
    public String minutes(Duration spoken) {
        return page.t("conferences.minutes", Math.max(1, (spoken.toSeconds() + 30) / 60));
    }

    public String who(Minutes.Owned owned) {
        return switch (owned.kind()) {
            case NONE -> page.t("conferences.owners.none");
            case NAMED -> String.join(", ", owned.names());
            case PROVINCES ->
                page.t("conferences.paper.owners.provinces", page.f().whole(owned.count()));
            case COMMUNES ->
                page.t("conferences.paper.owners.communes", page.f().whole(owned.count()));
            case ALL -> page.t("conferences.paper.owners.all", page.f().whole(owned.count()));
            case MANY -> page.t("conferences.paper.owners.many", page.f().whole(owned.count()));
        };
    }

    /** With their titles, where they have one. */
    public String names(List<ConferenceOfficer> officers) {
        return String.join("; ", ConferencePages.names(officers));
    }

    /** The names alone, under a paper. */
    public String signed(List<ConferenceOfficer> officers) {
        return String.join("; ", officers.stream().map(ConferenceOfficer::name).toList());
    }
}
