package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is wrong with a history file: the first of it in words, and how much there is. */
public final class HistoryFlaws {
    private static final int TOLD = 50;

    private final List<String> told = new ArrayList<>();
    private int count;

    HistoryFlaws() {}

    void add(int line, String what) {
        count++;
        if (told.size() < TOLD) told.add("Line " + line + ": " + what + ".");
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** Each a sentence with its line. */
    public List<String> told() {
        return Collections.unmodifiableList(told);
    }
}
