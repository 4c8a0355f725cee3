package vn.giaoban.run.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import vn.giaoban.deliveries.Delivery;

/** A client of the door for programs that lives with being cut off: an answer that does not come is no answer, not an error. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;

    Program(URI address) {
        this.address = address;
    }

    record Answer(int status, String body) {
        boolean isDone() {
            return status == 201;
        }

        /** Neither yes nor no: the sender is to ask again. */
        boolean isLater() {
            return status >= 500;
        }
    }

    Optional<Answer> get(String token, String path) {
        return send(request(token, path).GET());
    }

    /** Asks once for what may be asked for again by the same key. */
    Optional<Answer> ask(Act act) {
        return send(request(act.token(), act.path())
                .header("Content-Type", "application/json")
                .header(Delivery.HEADER, act.key())
                .POST(HttpRequest.BodyPublishers.ofString(act.body())));
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Optional<Answer> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
