package vn.giaoban.run.drill;

import java.util.LinkedHashMap;
import java.util.Map;

/** A kind of fault that the drill puts Giaoban through, and what became of it. */
enum Ordeal {
    /** The database is stopped and started again under load. */
    RESTART,
    /** The database does not answer for a while. */
    STALL,
    /** The database has committed, and the application is not told. */
    CUT_AFTER_COMMIT,
    /** The application has done it, and the program is not told. */
    CUT_BEFORE_ANSWER,
    /** Everything arrives ten times, in any order, late too. */
    DUPLICATES,
    /** The application's clock jumps forward, and back. */
    CLOCK,
    /** The application has too little memory for what it is asked. */
    MEMORY,
    /** The database's disk is full. */
    DISK;

    String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().toLowerCase(java.util.Locale.ROOT).split("_"))
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        return word.toString();
    }

    /**
     * @param verdict "survived", "lost", or "skipped: …" with the reason
     * @param seen figures of its own
     */
    record Outcome(String verdict, Map<String, Object> seen) {
        static Outcome skipped(String reason) {
            return new Outcome("skipped: " + reason, Map.of());
        }

        boolean isSurvived() {
            return verdict.equals("survived");
        }

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("verdict", verdict);
            told.putAll(seen);
            return told;
        }
    }
}
