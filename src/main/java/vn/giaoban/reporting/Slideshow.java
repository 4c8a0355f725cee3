package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * A report made for a big screen, page by page: its text first, then its figures.
 *
 * @param edition the sent edition that is read
 */
public record Slideshow(Report report, Unit unit, Period period, Submission edition, List<Slide> slides) {
    public Slideshow {
        slides = List.copyOf(slides);
    }

    public int pages() {
        return slides.size();
    }

    /** The nearest page that there is, counted from 1. */
    public int near(int page) {
        return Math.max(1, Math.min(page, slides.size()));
    }

    public Slide at(int page) {
        return slides.get(near(page) - 1);
    }

    /** On which pages headings and sections begin. */
    public List<Integer> beginnings() {
        return IntStream.rangeClosed(1, slides.size())
                .filter(page -> at(page).part() == 1)
                .boxed()
                .toList();
    }

    // ---------- cut to pages

    private static final int LINE = 78;
    private static final int LINES = 8;

    /** What is written, in pages of a few lines: between sentences where that can be, else between words. */
    static List<List<String>> cut(String body) {
        List<List<String>> pages = new ArrayList<>();
        List<String> page = new ArrayList<>();
        int used = 0;
        for (String paragraph : body.lines().map(String::strip).toList()) {
            String written = "";
            for (String piece : pieces(paragraph)) {
                String longer = written.isEmpty() ? piece : written + " " + piece;
                if (used + lines(longer) > LINES && !(page.isEmpty() && written.isEmpty())) {
                    if (!written.isEmpty()) page.add(written);
                    pages.add(page);
                    page = new ArrayList<>();
                    used = 0;
                    longer = piece;
                }
                written = longer;
            }
            if (written.isEmpty()) continue;
            page.add(written);
            used += lines(written);
        }
        if (!page.isEmpty()) pages.add(page);
        return pages;
    }

    private static int lines(String text) {
        return (text.length() + LINE - 1) / LINE;
    }

    /** Its sentences; what would fill more than a page by itself, in shorter ones. */
    private static List<String> pieces(String paragraph) {
        List<String> pieces = new ArrayList<>();
        for (String sentence : paragraph.split("(?<=[.;!?…])\\s+")) {
            String rest = sentence;
            while (rest.length() > LINE * LINES) {
                int end = rest.lastIndexOf(' ', LINE * LINES);
                if (end <= 0) end = LINE * LINES;
                pieces.add(rest.substring(0, end));
                rest = rest.substring(end).strip();
            }
            if (!rest.isEmpty()) pieces.add(rest);
        }
        return pieces;
    }

    /** Figures, as many as fit: a long name takes two lines. */
    static List<List<Slide.Line>> cut(List<Slide.Line> lines) {
        List<List<Slide.Line>> pages = new ArrayList<>();
        List<Slide.Line> page = new ArrayList<>();
        int used = 0;
        for (Slide.Line line : lines) {
            int takes = line.name(java.util.Locale.of("vi")).length() > LINE * 3 / 4 ? 2 : 1;
            if (used + takes > LINES) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
            }
            page.add(line);
            used += takes;
        }
        if (!page.isEmpty()) pages.add(page);
        return pages;
    }
}
