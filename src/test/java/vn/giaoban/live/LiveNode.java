package vn.giaoban.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.giaoban.TestClock;
import vn.giaoban.run.TestDatabase;

/** One node that serves lines and, behind them, one page; several of them may stand on one database. */
final class LiveNode implements AutoCloseable {
    final Noticeboard board;
    final Live live;
    final LiveRooms rooms;
    volatile boolean cut;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    LiveNode(TestDatabase database, TestClock clock) {
        board = new Noticeboard(database.dataSource());
        LivePasses passes = new LivePasses(
                JdbcClient.create(database.dataSource()), new JdbcTransactionManager(database.dataSource()), clock);
        live = new Live(JdbcClient.create(database.dataSource()), passes);
        rooms = new LiveRooms(
                () -> Stream.of(board),
                () -> {
                    if (cut) throw new SQLException("no route to host");
                    return java.sql.DriverManager.getConnection(
                            database.url() + (database.url().contains("?") ? "&" : "?") + "ApplicationName=live",
                            database.user(),
                            database.password());
                },
                clock);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback done) {
                response.write(true, LiveScreen.bytes("a page"), done);
                return true;
            }
        });
        new LiveDoor(passes, rooms).stand(server);
        rooms.start();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    /** A line of somebody who is shown what an audience is shown. */
    SseLine line(String audience) {
        return line(pass(audience), "");
    }

    SseLine line(LivePass pass, String lastEventId) {
        return SseLine.open(port(), pass.token(), lastEventId);
    }

    LivePass pass(String audience) {
        return live.pass(Noticeboard.STREAM, audience, 0);
    }

    void put(String topic, String json) {
        board.put(live, topic, json);
    }

    /** Asks for a page, or for a line that is not given; the first line of the answer. */
    String status(String method, String path) {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rooms.stop();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
