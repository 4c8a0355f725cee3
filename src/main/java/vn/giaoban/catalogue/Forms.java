package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.giaoban.access.NotFound;

/** The forms' editions. */
@Component
public class Forms {
    private final Editions editions;

    Forms(Editions editions) {
        this.editions = editions;
    }

    /** What the units of a level are asked for on a day; a period's day is its last. */
    public Form forLevel(int level, LocalDate day) {
        return editions.now().form(level, day).orElseThrow(NotFound::new);
    }

    /** The edition that a report was written in. */
    public Form edition(long id) {
        return editions.now().form(id);
    }

    /** The deepest level that reports on a day: communes, until 30 June 2025 districts. */
    public int lowest(LocalDate day) {
        return editions.now().forms().stream()
                .filter(form -> form.holdsOn(day))
                .mapToInt(Form::level)
                .max()
                .orElse(0);
    }

    public List<Form> all() {
        return editions.now().forms();
    }
}
