package vn.giaoban.run.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.run.OwnHome;

/**
 * A conference that is to be measured: made, called and opened by its people over HTTP, with 3,606 bridge points of which most have
 * reported; then one act after the other, as a discussion goes.
 */
final class Gathering implements AutoCloseable {
    static final int POINTS = 3606;

    private static final int THERE = 3000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern META = Pattern.compile("name=\"csrf\" content=\"([^\"]*)\"");
    private static final Pattern PASS = Pattern.compile("\"pass\":\"([^\"]+)\"");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

    private final OwnHome own;
    private final Wire chair;
    private final Wire point;
    private long id;
    private long ownPoint;
    private String chairToken = "";
    private String pointToken = "";
    private List<Long> items = List.of();
    private final Deque<Long> missing = new ArrayDeque<>();
    private final Deque<Long> hands = new ArrayDeque<>();
    private long seq;
    private int turn;
    private int raised;

    /** Who follows a conference. */
    enum Audience {
        DESK,
        ROOM,
        SCREEN;

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Is told of each act before it is sent: its number, and whether points and delegates see something of it, as desks and walls do. */
    interface Sending {
        void sent(long seq, boolean rooms);
    }

    private Gathering(OwnHome own, Wire chair, Wire point) {
        this.own = own;
        this.chair = chair;
        this.point = point;
    }

    /** Hires the cast, makes the conference and opens it. */
    static Gathering open(OwnHome own, Instance instance) {
        own.inHouse(house -> house.getBean(Cast.class)
                .make(LocalDate.now(house.getBean(Clock.class)).minusYears(1)));
        Gathering made = new Gathering(
                own,
                instance.wire().signIn("binh", Cast.PASSWORD),
                instance.wire().signIn("dung", Cast.PASSWORD));
        made.make();
        made.call();
        made.begin();
        return made;
    }

    private void make() {
        send(
                "/conferences",
                Map.of(
                        "preset",
                        "nation",
                        "name",
                        "Hội nghị đo",
                        "place",
                        "Hội trường",
                        "day",
                        today(),
                        "time",
                        "8:00"));
        own.inHouse(house -> house.getBean(TransactionTemplate.class).execute(status -> {
            JdbcClient jdbc = house.getBean(JdbcClient.class);
            id = one(jdbc, "select max(id) from conferences.conference");
            long units = one(jdbc, "select count(*) from conferences.point where conference_id = " + id);
            jdbc.sql("""
                    insert into conferences.point (conference_id, name, central, group_id)
                    select :id, 'Điểm cầu đơn vị ' || n, false, p.group_id
                    from generate_series(1, :more) n
                    join (select group_id, row_number() over (order by group_id) as i, count(*) over () as groups
                          from (select distinct group_id from conferences.point
                                where conference_id = :id and group_id is not null) g) p on p.i = n % p.groups + 1
                    """)
                    .param("id", id)
                    .param("more", Math.max(0, POINTS - units))
                    .update();
            return jdbc.sql("update conferences.conference set version = version + 1 where id = :id")
                    .param("id", id)
                    .update();
        }));
    }

    private void call() {
        send(at() + "/call", Map.of());
        own.inHouse(house -> house.getBean(TransactionTemplate.class).execute(status -> report(house)));
    }

    /** Most points have reported before it is opened: the events that tell so are written past the application. */
    private int report(ApplicationContext house) {
        JdbcClient jdbc = house.getBean(JdbcClient.class);
        int written = jdbc.sql("""
                insert into conferences.event (conference_id, seq, at, account_id, by_name, kind, body)
                select :id, (select max(seq) from conferences.event where conference_id = :id) + row_number() over (order by p.id),
                       now(), 0, 'Người đo', 'PointSeen',
                       jsonb_build_object('point', p.id, 'up', true, 'persons', 8 + p.id % 40, 'note', '')
                from (select id from conferences.point where conference_id = :id order by id limit :there) p
                """).param("id", id).param("there", THERE).update();
        missing.addAll(jdbc.sql("select id from conferences.point where conference_id = :id order by id offset :there")
                .param("id", id)
                .param("there", THERE)
                .query(Long.class)
                .list());
        items = jdbc.sql("""
                select id from conferences.item where conference_id = :id and kind in ('CONTRIBUTIONS', 'DISCUSSION')
                order by position
                """).param("id", id).query(Long.class).list();
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        long province = house.getBean(Units.class)
                .byCode(Cast.PROVINCE, today)
                .orElseThrow()
                .id();
        ownPoint = jdbc.sql("""
                select id from conferences.point where conference_id = :id and unit_id = :unit
                """)
                .param("id", id)
                .param("unit", province)
                .query(Long.class)
                .single();
        return written;
    }

    private void begin() {
        chairToken = token(chair, at() + "/chair", META);
        pointToken = token(point, at() + "/points/" + ownPoint + "/desk", META);
        chair.submit(at() + "/opening", Map.of(), chairToken).expect(200);
        chair.submit(at() + "/items/" + items.getFirst() + "/beginning", Map.of(), chairToken)
                .expect(200);
        seq = happened();
        for (int i = 0; i < 2; i++) raise((act, rooms) -> {});
    }

    private String at() {
        return "/conferences/" + id;
    }

    private String today() {
        return DAY.format(own.inHouse(house -> LocalDate.now(house.getBean(Clock.class))));
    }

    private void send(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", token(chair, "/conferences/new", TOKEN));
        int status = chair.submit(path, form).status();
        if (status != 302 && status != 303) throw new IllegalStateException(path + " answered " + status);
    }

    private static String token(Wire wire, String path, Pattern where) {
        Matcher found = where.matcher(wire.get(path).expect(200).text());
        if (!found.find()) throw new IllegalStateException(path + " has no token");
        return found.group(1);
    }

    private static long one(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** The last event that is kept. */
    long happened() {
        return own.inHouse(house -> one(
                house.getBean(JdbcClient.class), "select max(seq) from conferences.event where conference_id = " + id));
    }

    /** The number that the act before had. */
    long seq() {
        return seq;
    }

    /**
     * So many screens: four at the desks, one in twenty on a wall, all others points and delegates; of those and the walls one in
     * ten reads English. Passes are those that the pages of such readers are given.
     */
    List<Watcher> watchers(int many) {
        Map<String, Watcher.Following> shown = new HashMap<>();
        for (Audience audience : Audience.values())
            for (String language : List.of("vi", "en"))
                shown.put(audience + language, new Watcher.Following(audience, language, pass(audience, language)));
        List<Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Audience audience = i < 4 ? Audience.DESK : i % 20 == 0 ? Audience.SCREEN : Audience.ROOM;
            String language = audience != Audience.DESK && i % 10 == 5 ? "en" : "vi";
            if (audience == Audience.SCREEN && i % 200 == 0) language = "en";
            watchers.add(new Watcher(Objects.requireNonNull(shown.get(audience + language))));
        }
        return watchers;
    }

    private String pass(Audience audience, String language) {
        try (Wire asking = (audience == Audience.ROOM ? point : chair).again().speaking(language)) {
            return token(asking, at() + "/pass?audience=" + audience.folder(), PASS);
        }
    }

    /** The next act of a discussion. */
    void act(Sending sending) {
        switch (turn++ % 6) {
            case 0 -> raise(sending);
            case 1 -> chair("/hands/" + hands.removeFirst() + "/floor", Map.of(), true, sending);
            case 2 ->
                chair(
                        "/points/" + missing.removeFirst() + "/report",
                        Map.of("up", "true", "persons", "12"),
                        false,
                        sending);
            case 3 -> chair("/floor/extension", Map.of("minutes", "1"), true, sending);
            case 4 -> chair("/floor/end", Map.of(), true, sending);
            default -> chair("/items/" + items.get(turn / 6 % 2) + "/beginning", Map.of(), true, sending);
        }
    }

    private void chair(String path, Map<String, String> fields, boolean rooms, Sending sending) {
        sending.sent(++seq, rooms);
        chair.submit(at() + path, fields, chairToken).expect(200);
    }

    private void raise(Sending sending) {
        sending.sent(++seq, true);
        hands.addLast(seq);
        raised++;
        Map<String, String> asked =
                Map.of("speaker", "Đại biểu " + raised, "topic", "Ý kiến thứ " + raised, "minutes", "5");
        point.submit(at() + "/points/" + ownPoint + "/hands", asked, pointToken).expect(200);
    }

    /**
     * As many votes as there are points, as fast as they are taken: all through one point's session, each an event of its own as those
     * of 3,606 sessions would be. Whoever is told to come later does.
     *
     * @param hands so many votes are under way at once
     */
    Map<String, Object> vote(int hands) {
        chair.submit(at() + "/ballots", Map.of("question", "Thông qua?", "choices", "Tán thành\nKhông"), chairToken)
                .expect(200);
        String path = at() + "/points/" + ownPoint + "/ballots/1/votes";
        AtomicInteger left = new AtomicInteger(POINTS);
        AtomicInteger later = new AtomicInteger();
        Times times = new Times();
        long began = System.nanoTime();
        try (ExecutorService all = Executors.newFixedThreadPool(hands)) {
            List<Future<?>> voting = new ArrayList<>();
            for (int hand = 0; hand < hands; hand++)
                voting.add(all.submit(() -> {
                    try (Wire voter = point.again()) {
                        while (left.getAndDecrement() > 0) {
                            long asked = System.nanoTime();
                            for (Wire.Answer answer = vote(voter, path); answer.isLater(); answer = vote(voter, path)) {
                                later.incrementAndGet();
                                LockSupport.parkNanos(
                                        Duration.ofSeconds(answer.retryAfter()).toNanos());
                            }
                            times.add(System.nanoTime() - asked);
                        }
                    }
                }));
            for (Future<?> one : voting) one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a vote failed", e);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        chair.submit(at() + "/ballots/1/closing", Map.of(), chairToken).expect(200);
        seq += POINTS + 2;
        Map<String, Object> voted = new LinkedHashMap<>();
        voted.put("votes", times.count());
        voted.put("votesPerSecond", Math.round(times.count() / seconds));
        voted.put("votesToldLater", later.get());
        voted.put("voteMs", times.summary());
        return voted;
    }

    private Wire.Answer vote(Wire voter, String path) {
        Wire.Answer answer = voter.submit(path, Map.of("choice", "0"), pointToken);
        return answer.isLater() ? answer : answer.expect(200);
    }

    /** After the server was started again. */
    void comeBack() {
        chair.reconnected();
        point.reconnected();
    }

    @Override
    public void close() {
        chair.close();
        point.close();
    }
}
