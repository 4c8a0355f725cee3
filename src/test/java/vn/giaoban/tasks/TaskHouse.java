package vn.giaoban.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Texts;

/** A house in which briefings give tasks, whatever else it knows of. */
final class TaskHouse {
    static final String KIND = "briefing";

    private TaskHouse() {}

    static TestHouse open() {
        return TestHouse.apart(made -> made.registerBean("briefings", TaskCauses.class, Briefings::new));
    }

    /** The id of a task that a member of the cast gives. */
    static long given(TestHouse house, String giver, Cause cause, long giverId, Assignment assignment) {
        Actor actor = house.actor(giver);
        return Objects.requireNonNull(house.transaction()
                        .execute(status -> house.bean(Givings.class).give(actor, cause, giverId, List.of(assignment))))
                .getFirst();
    }

    private static final class Briefings implements TaskCauses {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String href(Cause cause) {
            return "/briefings/" + cause.id() + (cause.line() == 0 ? "" : "#line-" + cause.line());
        }

        @Override
        public Map<Long, String> names(Collection<Long> ids, Locale locale) {
            String name = locale.equals(Texts.ENGLISH) ? "briefing " : "buổi giao ban ";
            return ids.stream().collect(Collectors.toMap(Function.identity(), id -> name + id));
        }
    }
}
