package vn.giaoban.run;

import java.util.function.Consumer;

/** Tells whoever waits for a start what is being done; there may be nobody. */
public record Progress(Consumer<String> console) {
    /** @param line begins with a capital and has no full stop: it goes on */
    public void tell(String line) {
        console.accept(line);
    }
}
