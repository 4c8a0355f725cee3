package vn.giaoban.portal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes one after the other: of what was written before as it is, and of figures without an object for each. */
final class Bytes {
    private byte[] bytes;
    private int length;

    Bytes(int expected) {
        bytes = new byte[Math.max(256, expected)];
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Bytes add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** An amount in thousandths as a decimal number, without zeros at its end: 1500 is 1.5. */
    Bytes decimal(long thousandths) {
        room(24);
        if (thousandths < 0) bytes[length++] = '-';
        whole(Math.abs(thousandths / 1000));
        int rest = (int) Math.abs(thousandths % 1000);
        if (rest == 0) return this;
        bytes[length++] = '.';
        bytes[length++] = (byte) ('0' + rest / 100);
        if (rest % 100 != 0) bytes[length++] = (byte) ('0' + rest / 10 % 10);
        if (rest % 10 != 0) bytes[length++] = (byte) ('0' + rest % 10);
        return this;
    }

    Bytes number(int number) {
        room(12);
        whole(number);
        return this;
    }

    private void whole(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) digits++;
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void room(int more) {
        if (bytes.length - length < more) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }

    byte[] all() {
        return Arrays.copyOf(bytes, length);
    }
}
