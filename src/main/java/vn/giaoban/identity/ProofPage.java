package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.factors.KeyMissing;
import vn.giaoban.web.Templates;

/** Answers a form whose act waits for a proof: asks for it, and sends the same form again with what was typed. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProofPage {
    private static final Logger LOG = LoggerFactory.getLogger(ProofPage.class);
    private static final Set<String> NOT_KEPT = Set.of(Proofs.PASSWORD, Proofs.CODE, "_csrf", "_writer");

    @ExceptionHandler(ProofNeeded.class)
    ModelAndView ask(ProofNeeded needed, HttpServletRequest request) {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_KEPT.contains(name)) for (String value : values) kept.add(Map.entry(name, value));
        });
        return Templates.view(
                "identity/proof",
                Map.of(
                        "errors", needed.errors(),
                        "means", needed.means().name(),
                        "kept", kept,
                        "action", request.getRequestURI()),
                needed.status());
    }

    /** No code can be checked on this node; nobody but its operator can help. */
    @ExceptionHandler(KeyMissing.class)
    ModelAndView keyMissing(KeyMissing missing) {
        LOG.error("{}", missing.getMessage());
        return Templates.view("identity/keyMissing", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
