package vn.giaoban.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Accounts;
import vn.giaoban.notices.Notices;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/** Tells the officers and leaders of units what became of tasks. What is put in a text: {0} the cause in Vietnamese, {1} in English. */
@Component
class TaskNotices {
    private static final int SHORT = 120;

    private final Notices notices;
    private final Accounts accounts;
    private final Causes causes;

    TaskNotices(Notices notices, Accounts accounts, Causes causes) {
        this.notices = notices;
        this.accounts = accounts;
        this.causes = causes;
    }

    /** Once to each person, however many tasks there are. */
    void given(Actor actor, Cause cause, Collection<Long> keeperIds) {
        send(actor, keeperIds, "taskGiven", cause);
    }

    /** To those who did not take the act. Nobody is told that somebody has begun. */
    void taken(Actor actor, Task task, TaskStep step) {
        List<Long> to = List.of(task.told(step.act()));
        String text = shortened(task.text());
        switch (step.act()) {
            case GIVE, BEGIN -> {}
            case REPORT -> send(actor, to, "taskReported", task.cause(), text, step.note());
            case CONFIRM -> send(actor, to, "taskConfirmed", task.cause(), text);
            case RETURN -> send(actor, to, "taskReturned", task.cause(), text, step.note());
            case WITHDRAW -> send(actor, to, "taskWithdrawn", task.cause(), text, step.note());
            case EXTEND -> send(actor, to, "taskExtended", task.cause(), text, day(step));
        }
    }

    private void send(Actor actor, Collection<Long> unitIds, String kind, Cause cause, String... rest) {
        List<String> args =
                new ArrayList<>(List.of(causes.name(cause, Texts.VIETNAMESE), causes.name(cause, Texts.ENGLISH)));
        args.addAll(List.of(rest));
        List<Long> people = accounts.holders(unitIds, actor.day(), Role.OFFICER, Role.LEADER).stream()
                .filter(account -> account != actor.accountId())
                .toList();
        notices.send(people, kind, causes.href(cause), args);
    }

    /** As both languages can read it: 25/9/2026. */
    private static String day(TaskStep step) {
        return step.due() == null ? "" : new Formats(Texts.VIETNAMESE).day(step.due());
    }

    /** As much of a text as goes into one line, ending with a word. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        if (line.length() <= SHORT) return line;
        int end = line.lastIndexOf(' ', SHORT - 1);
        return line.substring(0, end > SHORT / 2 ? end : SHORT - 1) + "…";
    }
}
