package vn.giaoban.run;

import java.sql.Array;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.identity.Accounts;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitHistory;
import vn.giaoban.organization.UnitImport;
import vn.giaoban.organization.UnitKind;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Boards;
import vn.giaoban.reporting.Drafts;
import vn.giaoban.reporting.Filings;
import vn.giaoban.reporting.Report;
import vn.giaoban.reporting.Reports;
import vn.giaoban.web.Demonstration;
import vn.giaoban.web.Texts;

/**
 * Makes an empty database of a demo home the demo nation: the cast, an officer and a leader for every unit, and illustrative
 * reports from six months of 2022 on, filed by the rules of any report; those of 2026 are counted from the communes' logs; then its conferences. Each period is made in one transaction together with its entry in the
 * marker, so that a start that was killed is continued by the next.
 */
@Component
public class DemoNation implements FirstStart, Greeting, Demonstration {
    private static final LocalDate SINCE = UnitImport.SINCE;

    /** Reported by the districts of their time; those since July 2025 come with the catalogue. */
    static final List<String> PAST = List.of(
            "2022-6T", "2022-9T", "2022-N", "2023-Q1", "2023-6T", "2023-9T", "2023-N", "2024-Q1", "2024-6T", "2024-9T",
            "2024-N", "2025-Q1", "2025-6T");

    /** The last one is open. */
    static final List<String> PERIODS = Stream.concat(
                    PAST.stream(), Stream.of("2025-9T", "2025-N", "2026-Q1", "2026-6T", "2026-9T"))
            .toList();

    private static final Set<String> PUBLISHED = Set.of("2022-N", "2023-N", "2024-N", "2025-N", "2026-6T");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Cast cast;
    private final Staffing staffing;
    private final Accounts accounts;
    private final Units units;
    private final Periods periods;
    private final DemoLog demoLog;
    private final DemoReports demoReports;
    private final Filings filings;
    private final Reports reports;
    private final Drafts drafts;
    private final Boards boards;
    private final DemoConferences demoConferences;
    private volatile boolean shown;

    DemoNation(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            Cast cast,
            Staffing staffing,
            Accounts accounts,
            Units units,
            Periods periods,
            DemoLog demoLog,
            DemoReports demoReports,
            Filings filings,
            Reports reports,
            Drafts drafts,
            Boards boards,
            DemoConferences demoConferences) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.cast = cast;
        this.staffing = staffing;
        this.accounts = accounts;
        this.units = units;
        this.periods = periods;
        this.demoLog = demoLog;
        this.demoReports = demoReports;
        this.filings = filings;
        this.reports = reports;
        this.drafts = drafts;
        this.boards = boards;
        this.demoConferences = demoConferences;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public boolean isShown() {
        return shown;
    }

    /** What was begun is completed, whatever this start was asked for: half a nation is no use to anybody. */
    @Override
    public void prepare(Home home, Consumer<String> progress) {
        shown = isBegun() || (home.demo() && staffing.isDeserted() && begin());
        if (shown && !isFinished()) make(progress);
    }

    private void make(Consumer<String> progress) {
        Map<String, Long> ids = cast.make(SINCE);
        int made = staffing.fill(Actor.anonymous(SINCE), posts(), SINCE, null)
                + staffing.fill(Actor.anonymous(SINCE), formerPosts(), UnitHistory.FIRST, SINCE.minusDays(1));
        if (made > 0) progress.accept(String.format(Locale.ROOT, "Made the demo nation's %,d accounts", made));
        Set<String> madeBefore = made("");
        for (String code : PERIODS) {
            if (madeBefore.contains(code)) continue;
            Period period = periods.find(code).orElseGet(() -> open(code));
            transaction.executeWithoutResult(status -> make(period, ids, progress));
        }
        transaction.executeWithoutResult(status -> {
            made("for update");
            if (demoConferences.areMade()) return;
            progress.accept("Preparing the demo nation's conferences, one of them to be held today");
            demoConferences.make(ids);
        });
        jdbc.sql(
                        "analyze figures.sheet, reporting.report, reporting.submission, reporting.step, reporting.count, identity.account, identity.role, conferences.point, conferences.event")
                .update();
        jdbc.sql("update run.demo_nation set finished_at = :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A period of the past, by the rule of its time. */
    private Period open(String code) {
        int year = Integer.parseInt(code.substring(0, 4));
        PeriodKind kind = Stream.of(PeriodKind.values())
                .filter(k -> k.code(year, k.isNumbered() ? 1 : 0).equals(code))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(
                transaction.execute(status -> periods.create(kind, year, kind.isNumbered() ? 1 : 0, true)));
    }

    private void make(Period period, Map<String, Long> ids, Consumer<String> progress) {
        // Holds the marker until the end: of two nodes that start at once, one makes the period.
        if (made("for update").contains(period.code())) return;
        // The logs come with the first period that is counted from them, in its transaction.
        if (DemoLog.covers(period) && !demoLog.isKept()) {
            progress.accept("Logging what the communes have done since 15 December 2025");
            demoLog.keep();
        }
        progress.accept("Making the illustrative reports for " + period.name(Locale.ENGLISH));
        boolean open = period.code().equals(PERIODS.getLast());
        DemoReports.Written written = demoReports.write(period, open);
        filings.file(period, written.filed(), Texts.VIETNAMESE);
        written.drafting().forEach(drafting -> draft(period, drafting));
        LocalDate today = LocalDate.now(clock);
        if (open) remind(period, accounts.actor(Objects.requireNonNull(ids.get("dung")), today));
        if (PUBLISHED.contains(period.code()))
            periods.publish(accounts.actor(Objects.requireNonNull(ids.get("binh")), today), period.code());
        jdbc.sql("update run.demo_nation set periods = periods || :code::text")
                .param("code", period.code())
                .update();
    }

    private void draft(Period period, DemoReports.Drafting drafting) {
        Report report = reports.begin(drafting.officer(), drafting.unit().id(), period);
        List<Drafts.PassageChange> passages = new ArrayList<>();
        drafting.soFar().forEach((heading, body) -> passages.add(new Drafts.PassageChange(heading, body, 0)));
        drafts.save(drafting.officer(), report.id(), List.of(), passages);
    }

    /** Lạng Sơn reminds those who owe it their report. */
    private void remind(Period period, Actor dung) {
        Set<Long> owed = boards.rows(dung, dung.homeUnitId(), period).stream()
                .filter(Boards.Row::isOwed)
                .map(row -> row.unit().id())
                .collect(Collectors.toSet());
        boards.remind(dung, dung.homeUnitId(), period, owed);
    }

    /** An officer and a leader for every unit; the cast's posts are filled. */
    private List<Staffing.Post> posts() {
        Map<Long, Actor> officers = staffing.holders(Role.OFFICER, SINCE);
        Map<Long, Actor> leaders = staffing.holders(Role.LEADER, SINCE);
        List<Staffing.Post> posts = new ArrayList<>();
        for (Unit unit : units.all(SINCE).values()) {
            String place = place(unit);
            if (!officers.containsKey(unit.id()))
                posts.add(new Staffing.Post("cb-" + code(unit), "Cán bộ " + place, unit.id(), Role.OFFICER));
            if (!leaders.containsKey(unit.id()))
                posts.add(new Staffing.Post("ld-" + code(unit), "Lãnh đạo " + place, unit.id(), Role.LEADER));
        }
        return posts;
    }

    /** Of the bodies until 30 June 2025 that reported: an officer and a leader each. */
    private List<Staffing.Post> formerPosts() {
        LocalDate last = SINCE.minusDays(1);
        List<Staffing.Post> posts = new ArrayList<>();
        for (Unit unit : units.all(last).values()) {
            if (unit.isCommune()) continue;
            String place = place(unit);
            posts.add(new Staffing.Post("cb-" + code(unit) + "-cu", "Cán bộ " + place, unit.id(), Role.OFFICER));
            posts.add(new Staffing.Post("ld-" + code(unit) + "-cu", "Lãnh đạo " + place, unit.id(), Role.LEADER));
        }
        return posts;
    }

    private static String code(Unit unit) {
        return unit.code().toLowerCase(Locale.ROOT);
    }

    /** "xã Mẫu Sơn", "tỉnh Lạng Sơn", "thành phố Huế". */
    private static String place(Unit unit) {
        String name = unit.shortName();
        if (unit.kind() == UnitKind.PROVINCIAL_COMMISSION && !name.startsWith("Thành phố "))
            return (unit.name().contains("Thành ủy") ? "thành phố " : "tỉnh ") + name;
        return name.substring(0, 1).toLowerCase(Texts.VIETNAMESE) + name.substring(1);
    }

    // ---------- the marker ----------

    private boolean isBegun() {
        return jdbc.sql("select exists (select 1 from run.demo_nation)")
                .query(Boolean.class)
                .single();
    }

    private boolean isFinished() {
        return jdbc.sql("select exists (select 1 from run.demo_nation where finished_at is not null)")
                .query(Boolean.class)
                .single();
    }

    private boolean begin() {
        jdbc.sql("insert into run.demo_nation (begun_at) values (:now) on conflict do nothing")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /** The codes of the periods that are made. */
    private Set<String> made(String lock) {
        return jdbc.sql("select periods from run.demo_nation " + lock)
                .query((rs, n) -> {
                    Array codes = rs.getArray("periods");
                    return new HashSet<>(List.of((String[]) codes.getArray()));
                })
                .single();
    }

    @Override
    public List<String> lines(Home home) {
        if (!shown) return List.of();
        List<String> lines = new ArrayList<>();
        lines.add("The demo nation: every figure is illustrative. Sign in, always with the password " + Cast.PASSWORD
                + ", as");
        LocalDate today = LocalDate.now(clock);
        lines.add(
                "  A conference of all 3,356 units waits to be opened: sign in as binh, who chairs it, and open Hội nghị.");
        for (Cast.Member member : Cast.MEMBERS) {
            String place = units.byCode(member.unitCode(), today)
                    .map(unit -> units.place(unit.id(), today))
                    .orElse("");
            lines.add(String.format(
                    "  %-6s %-16s %-14s %s",
                    member.username(), member.name(), member.role().name().toLowerCase(Locale.ROOT), place));
        }
        return lines;
    }
}
