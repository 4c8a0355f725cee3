package vn.giaoban.run.management;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.giaoban.audit.Seals;
import vn.giaoban.run.Home;
import vn.giaoban.run.doctor.Diagnosis;
import vn.giaoban.run.doctor.Finding;

/** Whether Giaoban can serve people now, by the doctor's own rules. */
@Component
class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Seals seals;
    private final ObjectProvider<Home> home;

    Readiness(DataSource dataSource, Seals seals, ObjectProvider<Home> home) {
        this.dataSource = dataSource;
        this.seals = seals;
        this.home = home;
    }

    /** What was found; ready unless something is wrong. */
    record Standing(boolean ready, List<Finding> findings) {
        static final Standing ENDING = new Standing(false, List.of(Finding.attention("giaoban", "it is stopping")));

        static Standing of(List<Finding> findings) {
            return new Standing(findings.stream().noneMatch(Finding::isWrong), findings);
        }

        /** As it is answered: {@code {"ready": true, "findings": [{"subject": …, "level": "ok|attention|wrong", "text": …}]}}. */
        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("ready", ready);
            told.put(
                    "findings",
                    findings.stream()
                            .map(finding -> {
                                Map<String, String> one = new LinkedHashMap<>();
                                one.put("subject", finding.subject());
                                one.put("level", finding.level().word());
                                one.put("text", finding.text());
                                return one;
                            })
                            .toList());
            return told;
        }
    }

    Standing standing() {
        List<Finding> findings = new ArrayList<>();
        @Nullable Finding database = database();
        if (database != null) return Standing.of(List.of(database));
        findings.add(Finding.ok("database", "it answers"));
        findings.add(Diagnosis.seals(seals.behind(), true));
        home.ifAvailable(place -> findings.add(Diagnosis.space(
                place.directory().toString(), place.directory().toFile().getUsableSpace())));
        return Standing.of(findings);
    }

    /** Null where it answers. A database that stands still would keep whoever asks; the question is then left behind. */
    private @Nullable Finding database() {
        FutureTask<Boolean> question = new FutureTask<>(this::answers);
        Thread.ofVirtual().name("readiness").start(question);
        try {
            if (question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return null;
            return Finding.wrong("database", "it does not answer");
        } catch (TimeoutException e) {
            return Finding.wrong("database", "it has not answered for " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Finding.wrong("database", "it cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.wrong("database", "the question was broken off");
        }
    }

    private boolean answers() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        }
    }
}
