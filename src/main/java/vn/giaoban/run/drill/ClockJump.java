package vn.giaoban.run.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;
import vn.giaoban.run.bench.Wire;

/** The application's clock jumps while it runs, by libfaketime: forward by hours and days, back behind where it began. */
final class ClockJump {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private final Stage stage;
    private final Crew crew;
    private final Load load;
    private final List<String> wrong = new ArrayList<>();

    ClockJump(Stage stage, Crew crew, Load load) {
        this.stage = stage;
        this.crew = crew;
        this.load = load;
    }

    Ordeal.Outcome go(FaultsDrill.Judge judge) {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty()) return Ordeal.Outcome.skipped("libfaketime is not installed");
        Path offset = stage.file("clock");
        set(offset, "+0");
        Instance faked = stage.besideDatabase(
                List.of(),
                Map.of(
                        "LD_PRELOAD",
                        library.get().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        offset.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        // Else every wait of the JVM that has an end comes back at once, and it turns round for
                        // nothing.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"));
        Map<String, Object> seen = new LinkedHashMap<>();
        try (Program program = new Program(faked.address());
                Wire reader = faked.wire().signIn(crew.reader(), Crew.PASSWORD)) {
            int before = load.acknowledged();
            same("signed in", 200, reader.get("/me").status());
            work(faked);
            set(offset, "+13h");
            int later = reader.reconnected().get("/me").status();
            same("a session of 13 hours ago is sent to sign in", 303, later);
            work(faked);
            sentAt(program, Duration.ofHours(13));
            set(offset, "+8d");
            same("a token that ended yesterday", 401, token(program));
            set(offset, "-1d");
            same("the token on the day before", 200, token(program));
            work(faked);
            sentAt(program, Duration.ofDays(-1));
            set(offset, "+0");
            work(faked);
            seen.put("acknowledged", load.acknowledged() - before);
        }
        return judge.judge(faked, seen, wrong);
    }

    private void work(Instance instance) {
        try (Load.Shift shift = load.begin(instance.address(), 4, 40)) {
            shift.awaitEnough();
        }
    }

    private int token(Program program) {
        return program.get(
                        crew.of(SmallCountry.CENTRE),
                        "/api/v1/reports?unit=" + SmallCountry.communeCode(1) + "&period=" + SmallCountry.periodCode(1))
                .map(Program.Answer::status)
                .orElse(0);
    }

    /** What is sent carries the moment by the application's clock. */
    private void sentAt(Program program, Duration jump) {
        Folder last = load.last();
        String body = program.get(
                        crew.of(last.unit()), "/api/v1/reports?unit=" + last.unit() + "&period=" + last.period())
                .map(Program.Answer::body)
                .orElse("{}");
        java.time.Instant sent = java.time.Instant.parse(
                JsonMapper.builder().build().readTree(body).get("sentAt").asString());
        Duration off =
                Duration.between(java.time.Instant.now().plus(jump), sent).abs();
        if (off.compareTo(Duration.ofMinutes(2)) > 0) wrong.add("a report sent at " + jump + " carries " + sent);
    }

    private void same(String what, int expected, int found) {
        if (expected != found) wrong.add(what + ": expected " + expected + ", answered " + found);
    }

    private static void set(Path file, String offset) {
        try {
            Files.writeString(file, offset + "\n");
            // The library looks at the file once a second.
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
