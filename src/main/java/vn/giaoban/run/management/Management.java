package vn.giaoban.run.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.Setting;
import vn.giaoban.run.Settings;

/**
 * The management port: {@code /health/live} while the process answers at all, {@code /health/ready} while it can serve people, {@code
 * /metrics}. It reads and changes nothing.
 */
public final class Management implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);
    private static final String OFF = "off";

    private final @Nullable HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    private Management(@Nullable HttpServer server) {
        this.server = server;
    }

    /** Opens it as it is set. A port that was asked for and is taken refuses the start; the usual one is only missed. */
    public static Management open(Settings settings, BeanFactory house) {
        String port = settings.text(Setting.MANAGEMENT_PORT);
        if (port.equals(OFF)) return new Management(null);
        String host = settings.text(Setting.MANAGEMENT_HOST);
        Management management;
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)), 0);
            management = new Management(server);
        } catch (IOException e) {
            if (settings.isSet(Setting.MANAGEMENT_PORT) || settings.isSet(Setting.MANAGEMENT_HOST))
                throw Refusal.because("The management port " + port + " on " + host + " cannot be used ("
                        + e.getMessage() + "): choose another with " + Setting.MANAGEMENT_PORT.key() + ", or off.");
            LOG.warn(
                    "The management port {} is taken, so health and metrics are not served: set management-port", port);
            return new Management(null);
        }
        management.serve(house.getBean(Readiness.class), house.getBean(Metrics.class), house.getBean(JsonMapper.class));
        return management;
    }

    private void serve(Readiness readiness, Metrics metrics, JsonMapper json) {
        HttpServer serving = server;
        if (serving == null) return;
        route(serving, "/health/live", () -> new Answer(200, "text/plain", "alive\n"));
        route(serving, "/health/ready", () -> {
            Readiness.Standing standing = stopping ? Readiness.Standing.ENDING : readiness.standing();
            return new Answer(
                    standing.ready() ? 200 : 503, "application/json", json.writeValueAsString(standing.told()) + "\n");
        });
        route(serving, "/metrics", () -> new Answer(200, Metrics.FORMAT, metrics.scrape()));
        serving.setExecutor(threads);
        serving.start();
    }

    private record Answer(int status, String type, String body) {}

    private static void route(HttpServer server, String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            boolean reads = exchange.getRequestMethod().equals("GET");
            boolean here = exchange.getRequestURI().getPath().equals(path);
            Answer answer = new Answer(here ? 405 : 404, "text/plain", "");
            if (here && reads)
                try {
                    answer = answers.get();
                } catch (RuntimeException e) {
                    LOG.error("{} could not be answered", path, e);
                    answer = new Answer(500, "text/plain", "It could not be told; see the log.\n");
                }
            write(exchange, answer);
        });
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    /** Such as http://127.0.0.1:8081; empty where none is served. */
    public Optional<String> address() {
        if (server == null) return Optional.empty();
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return Optional.of("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort());
    }

    /** From here on it is not ready, so that whoever spreads readers over several nodes sends no more. */
    public void stopping() {
        stopping = true;
    }

    @Override
    public void close() {
        if (server != null) server.stop(0);
        threads.shutdownNow();
    }
}
