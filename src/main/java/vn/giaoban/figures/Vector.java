package vn.giaoban.figures;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays of numbers as PostgreSQL's array_send gives them: dimensions, whether there are nulls, the element's type, length and
 * first index; then each element behind its size, -1 for null. So a vector of a hundred figures becomes no hundred objects on the way.
 */
final class Vector {
    private Vector() {}

    /** Of bigint[]; {@code blank} stands for null. */
    static long[] longs(byte @Nullable [] array, long blank) {
        ByteBuffer sent = elements(array);
        long[] values = new long[length(sent)];
        for (int i = 0; i < values.length; i++) values[i] = sent.getInt() < 0 ? blank : sent.getLong();
        return values;
    }

    /** Of int[] without nulls. */
    static int[] ints(byte @Nullable [] array) {
        ByteBuffer sent = elements(array);
        int[] values = new int[length(sent)];
        for (int i = 0; i < values.length; i++) {
            sent.getInt();
            values[i] = sent.getInt();
        }
        return values;
    }

    private static ByteBuffer elements(byte @Nullable [] array) {
        return ByteBuffer.wrap(array == null ? new byte[12] : array);
    }

    /** What stands before the elements is read; an empty array has no dimension. */
    private static int length(ByteBuffer sent) {
        int dimensions = sent.getInt();
        sent.getInt();
        sent.getInt();
        if (dimensions == 0) return 0;
        int length = sent.getInt();
        sent.getInt();
        return length;
    }

    /** As PostgreSQL writes an array, without the zeros at its end: nobody needs what says nothing. */
    static String text(long[] values) {
        int length = values.length;
        while (length > 0 && values[length - 1] == 0) length--;
        StringBuilder text = new StringBuilder(length * 8 + 2).append('{');
        for (int i = 0; i < length; i++) {
            if (i > 0) text.append(',');
            text.append(values[i]);
        }
        return text.append('}').toString();
    }

    static String text(int[] values) {
        int length = values.length;
        while (length > 0 && values[length - 1] == 0) length--;
        StringBuilder text = new StringBuilder(length * 4 + 2).append('{');
        for (int i = 0; i < length; i++) {
            if (i > 0) text.append(',');
            text.append(values[i]);
        }
        return text.append('}').toString();
    }
}
