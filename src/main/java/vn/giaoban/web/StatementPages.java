package vn.giaoban.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the installation says about itself to everybody. */
@Controller
class StatementPages {
    @GetMapping("/accessibility")
    ModelAndView accessibility() {
        return Templates.view("web/accessibility", Map.of());
    }
}
