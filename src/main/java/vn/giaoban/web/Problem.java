package vn.giaoban.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program is told of what cannot be done (RFC 9457).
 *
 * @param detail what to do about it, in a sentence
 * @param more what else is told, by name
 */
public record Problem(HttpStatus status, String detail, Map<String, ?> more) {
    public Problem(HttpStatus status, String detail) {
        this(status, detail, Map.of());
    }

    /** To whoever shows no token, or one that does not hold. */
    public static Problem unknown() {
        return new Problem(HttpStatus.UNAUTHORIZED, "Authorization: Bearer gb_…");
    }

    public ResponseEntity<byte[]> answer(JsonMapper json) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", "about:blank");
        told.put("title", status.getReasonPhrase());
        told.put("status", status.value());
        told.put("detail", detail);
        told.putAll(more);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.UNAUTHORIZED) answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer.body(json.writeValueAsBytes(told));
    }
}
