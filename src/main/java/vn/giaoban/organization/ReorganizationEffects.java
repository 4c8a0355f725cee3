package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.access.Actor;

/** What a reorganisation means to what others keep. Modules above implement it, each for its own. */
public interface ReorganizationEffects {
    /**
     * One thing that would be touched, in a sentence of the module's texts.
     *
     * @param args of the text, figures already written out
     * @param blocks it must be put in order first
     */
    record Effect(String textKey, List<String> args, boolean blocks) {
        public Effect {
            args = List.copyOf(args);
        }

        public static Effect touched(String textKey, Object... args) {
            return new Effect(textKey, texts(args), false);
        }

        public static Effect blocking(String textKey, Object... args) {
            return new Effect(textKey, texts(args), true);
        }

        private static List<String> texts(Object[] args) {
            return List.of(args).stream().map(Object::toString).toList();
        }
    }

    /**
     * What was done, or is taken back.
     *
     * @param carried units that ended, each with those that carry it on
     * @param moved units that stand below another superior since
     */
    record Done(long id, LocalDate day, Map<Long, List<Long>> carried, Set<Long> founded, Set<Long> moved) {}

    /** What a plan would touch. */
    List<Effect> of(ReorganizationPlan plan);

    /** What would be left without its unit if this were taken back. */
    List<Effect> dependents(Done done);

    /** Brings what the module keeps into line with the tree as it is now, in the same transaction. */
    void follow(Actor actor, Done done);

    /** The same after it was taken back; the units it had founded are no longer in the tree, but their ids are still known. */
    default void followBack(Actor actor, Done done) {
        follow(actor, done);
    }
}
