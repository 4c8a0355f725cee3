package vn.giaoban.notices;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Templates;

/** A person's notices. */
@Controller
class NoticePages {
    private static final int PAGE = 50;
    private final Notices notices;

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/notices")
    ModelAndView list(Actor actor, @RequestParam(defaultValue = "0") long before) {
        List<Notice> list = notices.list(actor, before, PAGE + 1);
        boolean more = list.size() > PAGE;
        List<Notice> shown = more ? list.subList(0, PAGE) : list;
        return Templates.view("notices/notices", Map.of("notices", shown, "more", more, "first", before == 0));
    }

    /** Opening a notice marks it read: a change, hence a POST. */
    @PostMapping("/notices/{id}/reading")
    String open(Actor actor, @PathVariable long id) {
        return "redirect:" + notices.open(actor, id).orElseThrow(NotFound::new);
    }

    @PostMapping("/notices/reading")
    String readAll(Actor actor) {
        notices.readAll(actor);
        return "redirect:/notices";
    }

    /** The bell in the header counts what is unread. */
    @Component
    static class Bell implements NavEntry {
        private final Notices notices;

        Bell(Notices notices) {
            this.notices = notices;
        }

        @Override
        public String href() {
            return "/notices";
        }

        @Override
        public String textKey() {
            return "notices.title";
        }

        @Override
        public int order() {
            return 90;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.isAnonymous();
        }

        @Override
        public int badge(Actor actor) {
            return notices.unread(actor);
        }
    }
}
