package vn.giaoban.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Where lines are opened: before sessions, lanes, compression and whatever else a page passes, by the pass alone. An open line holds a
 * connection and some kilobytes, no thread.
 */
@Component
class LiveDoor implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    static final String PATH = "/live";

    /** They all come back at once when the server does. */
    private static final int BACKLOG = 4096;

    private static final int MOST = 20_000;
    private static final Pattern LAST = Pattern.compile("(\\d{1,18})@(.+)");

    private final LivePasses passes;
    private final LiveRooms rooms;
    private final int most = most();

    LiveDoor(LivePasses passes, LiveRooms rooms) {
        this.passes = passes;
        this.rooms = rooms;
    }

    /** A line is an open file: what else is done here needs some as well. */
    private static int most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(MOST, unix.getMaxFileDescriptorCount() * 3 / 4)
                : MOST;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(this::stand);
    }

    /** Stands before everything that the server has been given. */
    void stand(Server server) {
        Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast)
                .filter(connector -> connector.getAcceptQueueSize() == 0)
                .forEach(connector -> connector.setAcceptQueueSize(BACKLOG));
        server.insertHandler(new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback done) throws Exception {
                if (!PATH.equals(request.getHttpURI().getCanonicalPath())) return super.handle(request, response, done);
                open(request, response, done);
                return true;
            }
        });
    }

    private void open(Request request, Response response, Callback done) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            refuse(HttpStatus.METHOD_NOT_ALLOWED_405, response, done);
            return;
        }
        Fields asked = Request.extractQueryParameters(request);
        Optional<LivePass> pass = passes.read(Objects.requireNonNullElse(asked.getValue("pass"), ""));
        if (pass.isEmpty()) {
            refuse(HttpStatus.FORBIDDEN_403, response, done);
            return;
        }
        if (rooms.isEnded() || rooms.screens() >= most) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "3");
            refuse(HttpStatus.SERVICE_UNAVAILABLE_503, response, done);
            return;
        }
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
        response.getHeaders().put("X-Accel-Buffering", "no"); // nginx would keep it until there is more
        @Nullable String last = request.getHeaders().get("Last-Event-ID");
        rooms.open(
                pass.get(), after(last == null ? asked.getValue("after") : last, pass.get()), request, response, done);
    }

    /** What another audience was shown is not what this one knows. */
    private static long after(@Nullable String last, LivePass pass) {
        if (last == null) return -1;
        Matcher known = LAST.matcher(last);
        return known.matches() && known.group(2).equals(pass.audience()) ? Long.parseLong(known.group(1)) : -1;
    }

    private static void refuse(int status, Response response, Callback done) {
        response.setStatus(status);
        response.write(true, BufferUtil.EMPTY_BUFFER, done);
    }
}
