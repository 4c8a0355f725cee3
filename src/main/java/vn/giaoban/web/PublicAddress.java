package vn.giaoban.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people find Giaoban: what stands before a link that is handed on. */
@Component
public class PublicAddress {
    private final String set;

    PublicAddress(@Value("${giaoban.public-address}") String set) {
        this.set = set;
    }

    /** As the operator has set it, else as this request found it; without a slash at the end. */
    public String of(HttpServletRequest request) {
        if (!set.isEmpty()) return set;
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
