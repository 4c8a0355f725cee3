package vn.giaoban.live;

import java.nio.ByteBuffer;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The rooms of this node: opened for the first screen, told what has changed, ended before the server stops. */
@Component
class LiveRooms implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRooms.class);
    private static final String LISTENER = "giaoban live";
    private static final int READERS = 4;

    private final Supplier<Stream<LiveSource>> sources;
    private final Clock clock;
    private final LiveAnnouncements announcements;
    private final Map<Place, LiveRoom> rooms = new ConcurrentHashMap<>();
    /** Rooms read beside the pages, and leave them most of the database's connections. */
    private final Semaphore readers = new Semaphore(READERS, true);

    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pulse").factory());
    private boolean begun;
    private volatile boolean running;
    private volatile boolean ended;

    private record Place(LiveStream stream, String audience) {}

    @Autowired
    LiveRooms(ObjectProvider<LiveSource> sources, ObjectProvider<JdbcConnectionDetails> database, Clock clock) {
        this(sources::stream, opening(database), clock);
    }

    LiveRooms(Supplier<Stream<LiveSource>> sources, LiveAnnouncements.Opening opening, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        announcements =
                new LiveAnnouncements(opening, this::heard, () -> rooms.values().forEach(LiveRoom::lookAgain));
    }

    /** Beside the pool: it is held for as long as we run, and must be missing from no page. */
    private static LiveAnnouncements.Opening opening(ObjectProvider<JdbcConnectionDetails> database) {
        return () -> {
            JdbcConnectionDetails details = database.getObject();
            Properties how = new Properties();
            how.setProperty("user", details.getUsername());
            how.setProperty("password", details.getPassword());
            how.setProperty("ApplicationName", LISTENER);
            how.setProperty("connectTimeout", "3");
            how.setProperty("tcpKeepAlive", "true");
            return DriverManager.getConnection(details.getJdbcUrl(), how);
        };
    }

    /** Opens a line and leaves it open. */
    void open(LivePass pass, long after, Request request, Response response, Callback done) {
        begin();
        Place place = new Place(pass.stream(), pass.audience());
        LiveScreen[] opened = new LiveScreen[1];
        rooms.compute(place, (where, there) -> {
            LiveRoom room = there == null ? room(where) : there;
            opened[0] = new LiveScreen(pass, after, room, request, response, done, clock);
            room.enter(opened[0]);
            return room;
        });
        opened[0].open();
        if (ended) opened[0].end("later");
    }

    int screens() {
        return rooms.values().stream().mapToInt(room -> room.screens().size()).sum();
    }

    boolean isEnded() {
        return ended;
    }

    private LiveRoom room(Place place) {
        LiveSource source = sources.get()
                .filter(each -> each.kind().equals(place.stream().kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody answers for " + place.stream()));
        LiveRoom room = new LiveRoom(place.stream(), place.audience(), source, readers, () -> leave(place));
        Thread.ofVirtual()
                .name("live-" + place.stream().key() + "-" + place.audience())
                .start(room);
        return room;
    }

    private void leave(Place place) {
        rooms.computeIfPresent(place, (where, room) -> {
            if (!room.screens().isEmpty()) return room;
            room.close();
            return null;
        });
    }

    /** Whoever never shows a live page listens to nothing. */
    private synchronized void begin() {
        if (begun) return;
        begun = true;
        Thread.ofVirtual().name("live-announcements").start(announcements);
        pulse.scheduleWithFixedDelay(
                () -> {
                    try {
                        pulse(clock.instant(), System.nanoTime());
                    } catch (RuntimeException e) {
                        LOG.warn("a pulse was missed", e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    void pulse(Instant now, long nanos) {
        ByteBuffer beat = beat(now, true);
        ByteBuffer doubt = beat(now, false);
        boolean heard = announcements.isSure();
        rooms.values().forEach(room -> room.pulse(now, nanos, heard, beat, doubt));
    }

    private static ByteBuffer beat(Instant now, boolean sure) {
        return LiveScreen.bytes("event: beat\ndata: {\"at\":%d,\"sure\":%b}\n\n".formatted(now.toEpochMilli(), sure));
    }

    private void heard(String announced) {
        String[] words = announced.split(" ", 3);
        LiveStream stream = new LiveStream(words[0], words[1]);
        long seq = Long.parseLong(words[2]);
        rooms.forEach((place, room) -> {
            if (place.stream().equals(stream)) room.changed(seq);
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for what is under way: lines never end by themselves. */
    @Override
    public void stop() {
        running = false;
        ended = true;
        pulse.shutdownNow();
        announcements.close();
        for (LiveRoom room : rooms.values()) {
            room.close();
            room.screens().forEach(screen -> screen.end("later"));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
