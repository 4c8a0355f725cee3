package vn.giaoban.identity;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Page;

/**
 * What a device asks before it sends what waits on it: is there a line, who is signed in, with which token may it send, and by which
 * key is that person's waiting work sealed.
 */
@Controller
class LinePages {
    private final Accounts accounts;
    private final JsonMapper json;

    LinePages(Accounts accounts, JsonMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    /** {@code {"account": 0}} where nobody is signed in; else with {@code "csrf"} and {@code "key"}, 32 bytes in Base64. */
    @GetMapping("/line")
    ResponseEntity<byte[]> line(Page page, Actor actor) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("account", actor.accountId());
        if (!actor.isAnonymous()) {
            line.put("csrf", page.csrf());
            line.put("key", Base64.getEncoder().encodeToString(accounts.deviceKey(actor)));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(line));
    }
}
