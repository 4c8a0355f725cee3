package vn.giaoban.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.giaoban.access.NotFound;

/**
 * Errors as pages. The forbidden and the nonexistent answer alike; what broke shows an id that the log carries, never a trace.
 */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> REFUSED = Set.of(403, 409, 413);

    /** An address that names nothing, or a number that is none. */
    @ExceptionHandler({
        NotFound.class,
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class,
        BindException.class
    })
    ModelAndView notFound() {
        return page(HttpStatus.NOT_FOUND, "");
    }

    /** What is refused before a controller is reached: a stale form, one whose page is somebody else's, a wrong method. */
    @RequestMapping("/error")
    ModelAndView container(HttpServletRequest request, HttpServletResponse response) {
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null || (!REFUSED.contains(code) && code < 500)) return page(HttpStatus.NOT_FOUND, "");
        if (code < 500) return page(status, "");
        String id = RequestIds.of(request);
        LOG.error("error {}", id, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return page(status, id);
    }

    private static ModelAndView page(HttpStatus status, String id) {
        String kind = switch (status) {
            case NOT_FOUND -> "notFound";
            case FORBIDDEN -> "stale";
            case CONFLICT -> "another";
            case CONTENT_TOO_LARGE -> "tooLarge";
            default -> "broken";
        };
        return Templates.view("web/error", Map.of("kind", kind, "id", id), status);
    }
}
