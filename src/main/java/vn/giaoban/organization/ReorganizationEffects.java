package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

        public static Effect touched(String textKey, String... args) {
            return new Effect(textKey, List.of(args), false);
        }

        public static Effect blocking(String textKey, String... args) {
            return new Effect(textKey, List.of(args), true);
        }
    }

    /**
     * What was done, or taken back.
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
    void follow(Done done);

    /** The same before a reorganisation is taken back: what it brought along goes. */
    void leave(Done done);

    /** The same afterwards, on the tree as it was. */
    void followBack(Done done);
}
