package vn.giaoban.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.web.Templates;

/** What people are told who cannot accept, because the trail is not sealed. */
@ControllerAdvice
class BehindPages {
    private static final String A_MINUTE = "60";

    @ExceptionHandler
    ModelAndView behind(SealsBehind behind, HttpServletResponse response) {
        response.setHeader("Retry-After", A_MINUTE);
        return Templates.view("audit/behind", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
