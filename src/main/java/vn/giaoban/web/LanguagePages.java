package vn.giaoban.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing Vietnamese or English; kept in the reader's browser. */
@Controller
class LanguagePages {
    @PostMapping("/language")
    ResponseEntity<Void> choose(@RequestParam String language, @RequestParam(defaultValue = "/") String back) {
        ResponseCookie cookie = ResponseCookie.from(Pages.LANGUAGE_COOKIE, language.equals("en") ? "en" : "vi")
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, OwnAddress.of(back))
                .build();
    }
}
