package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** Delegates as they are pasted: one a line, "name, title", or two columns of a spreadsheet. */
final class DelegateLines {
    static final int LONGEST_NAME = 120;
    static final int LONGEST_TITLE = 300;
    private static final int MOST = 500;

    private DelegateLines() {}

    /** One line. */
    record Line(String name, String title) {}

    static List<Line> read(Page page, String typed, String box, FormErrors errors) {
        List<Line> lines = new ArrayList<>();
        for (String line : typed.split("\\R")) {
            if (line.isBlank()) continue;
            String[] parts = line.strip().replaceFirst("^\\d{1,3}[.)]\\s*", "").split("\\t+|,\\s*", 2);
            Line read = new Line(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
            if (read.name().isEmpty()) errors.add(box, page.t("conferences.fault.delegateLine", lines.size() + 1));
            if (read.name().length() > LONGEST_NAME || read.title().length() > LONGEST_TITLE)
                errors.add(box, page.t("conferences.fault.delegateLong", lines.size() + 1));
            lines.add(read);
        }
        if (lines.isEmpty()) errors.add(box, page.t("conferences.fault.delegate"));
        if (lines.size() > MOST)
            errors.add(box, page.t("conferences.fault.delegatesMany", page.f().whole(MOST)));
        return lines;
    }
}
