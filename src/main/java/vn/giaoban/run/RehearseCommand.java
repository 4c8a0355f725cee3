package vn.giaoban.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Starts, serves the first pages to itself and ends: what is recorded meanwhile (an AOT cache) makes later starts
 * quicker. Not in the help: a script calls it.
 */
final class RehearseCommand implements Command {
    private static final List<String> PAGES = List.of("/", "/sign-in", "/css/giaoban.css", "/nowhere");
    private static final int ROUNDS = 3;

    @Override
    public String words() {
        return "rehearse";
    }

    @Override
    public String help() {
        return "start, serve the first pages to itself, and end";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        Options quiet = Options.of(arguments)
                .with(Setting.HOST, "127.0.0.1")
                .with(Setting.PORT, "0")
                .with(Setting.DEMO, "no");
        Home home = new Running(quiet, new PrintStream(OutputStream.nullOutputStream())).start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    client.send(
                            HttpRequest.newBuilder(URI.create(home.address() + page))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            throw Refusal.because("The rehearsal's pages were not served: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
