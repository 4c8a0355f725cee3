package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Page;

/**
 * One kind of rule in the household of editors: indicators, relations, deadlines, days of periods. The pages and the act of
 * keeping are the same for all of them ({@link EditorPages}, {@link Editors}); an editor says what its rules are made of, which
 * changes cannot be, what a change touches, and how its rows are written.
 */
public interface Editor {
    /** The key under which a rule that is not there yet is made. */
    String NEW = "new";

    /** In addresses and keys of texts: "indicators". */
    String kind();

    /** What the audit trail calls an edition. */
    String thing();

    /** The rules that there are or will be, as the reader may see them. */
    List<Entry> entries(Page page);

    /** One line of the list of rules. */
    record Entry(String key, String name, Rulings rulings) {
        public Optional<Ruling> shown(LocalDate day) {
            return rulings.shown(day);
        }

        public Optional<Ruling> next(LocalDate day) {
            return rulings.after(day);
        }
    }

    /** Its editions, none where there is no such rule. */
    Rulings rulings(String key);

    boolean mayRead(Actor actor, String key);

    /** With {@link #NEW}: true for who may make new ones. */
    boolean mayEdit(Actor actor, String key);

    /** True for kinds of which there can be more; of others, such as the days of periods, there are as many as there are. */
    default boolean mayMake() {
        return true;
    }

    /** True if rules of that key may cease to be; some, such as the days of a kind of period, only change. */
    boolean mayEnd(String key);

    /** The unit whose auditors read of it, where that is not the network's first; 0 where it is. */
    default long concerns(String key) {
        return 0;
    }

    /** The rule's name, by what it says. */
    String name(Page page, String key, Map<String, String> says);

    /** The form, and what of it names a rule that is not there yet. */
    List<EditorField> fields(Page page, String key);

    /** Which rule is meant: the key itself, or that of a new one by what was typed. */
    String key(String key, Map<String, String> says);

    /** What cannot be. */
    List<Flaw> flaws(Actor actor, Proposal change);

    /** What whoever decides should know: sentences, such as what the change comes to for the next periods. */
    List<String> notes(Page page, Proposal change);

    Touch touch(Proposal change);

    /** Writes a new edition and gives its id. */
    long insert(Proposal change);

    /** The edition ends on that day; null: it does not. */
    void extend(String key, Ruling ruling, @Nullable LocalDate to);

    void delete(String key, Ruling ruling);
}
