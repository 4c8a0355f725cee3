package vn.giaoban.live;

import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * A page that follows a noticeboard, as an owner of streams makes one; everybody may see it until {@link #closed}. It is found by no
 * house but that which names it.
 */
@Profile("noticeboard")
@Controller
class NoticeboardPages {
    static volatile boolean closed;
    private final Templates templates;
    private final Live live;

    NoticeboardPages(Templates templates, Live live) {
        this.templates = templates;
        this.live = live;
    }

    @GetMapping(value = "/public/noticeboard", produces = "text/html;charset=utf-8")
    @ResponseBody
    String page(Page page) {
        StringOutput line = new StringOutput();
        line.writeUserContent(
                templates.part(page, "live/line", Map.of("pass", pass(), "renewal", "/public/noticeboard/pass")));
        return """
                <!doctype html><html lang="vi"><head><title>Bảng tin</title>
                <link rel="stylesheet" href="/css/giaoban.css">
                <script type="module" src="/public/noticeboard.js"></script></head>
                <body><main><h1>Bảng tin</h1>%s<p id="floor"></p><ul id="minutes"></ul></main></body></html>
                """.formatted(line);
    }

    @GetMapping(value = "/public/noticeboard.js", produces = "text/javascript;charset=utf-8")
    @ResponseBody
    String script() {
        return """
                import { live } from "/js/live.js";
                const floor = document.getElementById("floor");
                live.on("floor", (state) => { floor.textContent = state ?? "không ai"; });
                live.on("floor", (state) => { if (state === "hỏng") throw new Error("for the test"); });
                live.on("minute:", (state, topic) => {
                  const id = topic.replace(":", "-");
                  const row = document.getElementById(id) ?? document.createElement("li");
                  row.id = id;
                  row.textContent = `${state} ${Math.abs(live.now() - Date.now()) > 60_000 ? "giờ máy chủ" : "giờ máy"}`;
                  document.getElementById("minutes").append(row);
                });
                """;
    }

    @GetMapping(value = "/public/noticeboard/pass", produces = "application/json")
    @ResponseBody
    Map<String, String> renewed() {
        if (closed) throw new NotFound();
        return Map.of("pass", pass().token());
    }

    private LivePass pass() {
        return live.pass(Noticeboard.STREAM, "hall", 0);
    }
}
