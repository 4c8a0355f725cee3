package vn.giaoban.run.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Phones that come back to a line, one after the other, and send what waited on them: from 1 to 20 activities, 10 on average. */
final class LogRush {
    private static final int MOST_AT_ONCE = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogLoad load;
    private final Crew crew;
    private final Instance instance;
    private final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    LogRush(LogLoad load, Crew crew, Instance instance) {
        this.load = load;
        this.crew = crew;
        this.instance = instance;
    }

    Map<String, Object> run(int clients, Duration during) {
        Times times = new Times();
        long before = acknowledged.size();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Random random = new Random(20261126L + client + before);
                all.add(threads.submit(() -> send(random, began, during, times)));
            }
            for (Future<?> one : all) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("activitiesPerSecond", Math.round((acknowledged.size() - before) / seconds));
        measured.put("requestsPerSecond", Math.round(times.count() / seconds));
        measured.put("requestMs", times.summary());
        return measured;
    }

    private void send(Random random, long began, Duration during, Times times) {
        try (Wire wire = instance.wire()) {
            while (System.nanoTime() - began < during.toNanos()) {
                String commune =
                        load.communes().get(random.nextInt(load.communes().size()));
                List<UUID> keys = new ArrayList<>();
                String message = load.message(random, 1 + random.nextInt(MOST_AT_ONCE), keys);
                wire.as(crew.of(commune));
                long asked = System.nanoTime();
                Wire.Answer answer =
                        wire.post("/api/v1/activities", message, "").expect(200);
                times.add(System.nanoTime() - asked);
                JsonNode told = JSON.readTree(answer.body()).get("activities");
                for (int i = 0; i < keys.size(); i++) {
                    String outcome = told.get(i).get("outcome").asString();
                    if (!outcome.equals("NEW"))
                        throw new IllegalStateException(told.get(i).toString());
                    acknowledged.add(keys.get(i));
                }
            }
        }
    }

    /** How many of those that were acknowledged are not there, or twice. */
    long lostOrDoubled(ApplicationContext house) {
        UUID[] keys = acknowledged.toArray(UUID[]::new);
        long found = house.getBean(JdbcClient.class)
                .sql("select count(*) from activities.activity where key = any(:keys)")
                .param("keys", keys)
                .query(Long.class)
                .single();
        return Math.abs(keys.length - found);
    }
}
