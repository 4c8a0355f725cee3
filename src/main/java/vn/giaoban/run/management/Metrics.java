package vn.giaoban.run.management;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.stereotype.Component;
import vn.giaoban.audit.Seals;
import vn.giaoban.identity.OpenSessions;
import vn.giaoban.reporting.ReportCounts;
import vn.giaoban.reporting.ReportState;

/** The figures that an operator watches, each told in docs/operations/monitor.md. None is about a person. */
@Component
class Metrics {
    /** Prometheus' text format, version 0.0.4. */
    static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterProvider<Timer> requests = Timer.builder("giaoban.requests")
            .description("requests by the kind of page, not by what was asked for in it")
            .serviceLevelObjectives(
                    Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5))
            .withRegistry(registry);

    Metrics(DataSource dataSource, Seals seals, OpenSessions sessions, ReportCounts reports) {
        Lately<Map<ReportState, Long>> states = new Lately<>(reports::byState, Map.of());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("giaoban.seals.behind", seals, s -> s.behind().toMillis() / 1e3)
                .baseUnit("seconds")
                .description("for how long the oldest audit entry has waited for its seal")
                .register(registry);
        Lately<Integer> open = new Lately<>(sessions::count, 0);
        Gauge.builder("giaoban.sessions", open, Lately::get)
                .description("sessions of signed-in people")
                .register(registry);
        for (ReportState state : ReportState.values())
            Gauge.builder("giaoban.reports", states, all -> all.get().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                    .description("reports of all periods by where they stand")
                    .register(registry);
        HikariDataSource pool = Objects.requireNonNull(DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class));
        connections(pool, "active", HikariPoolMXBean::getActiveConnections);
        connections(pool, "idle", HikariPoolMXBean::getIdleConnections);
        connections(pool, "waited_for", HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private void connections(HikariDataSource pool, String state, ToDoubleFunction<HikariPoolMXBean> count) {
        Gauge.builder("giaoban.db.connections", pool, p -> {
                    HikariPoolMXBean running = p.getHikariPoolMXBean();
                    return running == null ? 0 : count.applyAsDouble(running);
                })
                .tag("state", state)
                .description("connections to the database")
                .register(registry);
    }

    /** Notes that a request was answered. */
    void answered(String method, String route, int status, Duration took) {
        requests.withTags("method", method, "route", route, "status", Integer.toString(status))
                .record(took);
    }

    String scrape() {
        return registry.scrape(FORMAT);
    }
}
