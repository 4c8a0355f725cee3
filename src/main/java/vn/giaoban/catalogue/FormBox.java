package vn.giaoban.catalogue;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One box of a page on which a form is being made, as {@link FormFields} reads it.
 *
 * @param names true for the one by which a line or heading is known
 * @param value null for a tick that is not set
 * @param words how what is in it is read
 */
record FormBox(String label, boolean names, @Nullable String value, UnaryOperator<String> words) {

    String said(@Nullable String value) {
        return value == null || value.isBlank() ? "" : words.apply(value);
    }
}
