package vn.giaoban.run.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject one word or two
 * @param text what was found; where it is not well, what to do
 */
public record Finding(Level level, String subject, String text) {

    /** The worse the later; its place is the command's exit code. */
    public enum Level {
        OK("ok"),
        ATTENTION("attention"),
        WRONG("wrong");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public boolean isWrong() {
        return level == Level.WRONG;
    }

    public static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text);
    }

    public static Finding attention(String subject, String text) {
        return new Finding(Level.ATTENTION, subject, text);
    }

    public static Finding wrong(String subject, String text) {
        return new Finding(Level.WRONG, subject, text);
    }
}
