package vn.giaoban.run.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people and programs ask for while a load lasts, and whether what they are answered can be true. */
final class Visits implements AutoCloseable {
    private static final Pattern CELL = Pattern.compile("id=\"s-(\\d+)\">([\\d.]+)<");
    private static final Pattern CHIP =
            Pattern.compile("\\?state=(waiting|accepted)&[^>]*>[^<]*<span class=\"n\">([\\d.]+)<");
    private static final Pattern HEADLINE = Pattern.compile(
            "<a class=\"gb-fig\" href=\"[^\"]*/(\\d+)\">\\s*<span class=\"gb-label\">[^<]*</span>\\s*<span class=\"v\">([\\d.]+)<");
    private static final int HEADLINES = 3;

    private final Crew crew;
    private final Errands errands;
    private final Map<String, Long> unitIds;
    private final List<Wire> communes = new ArrayList<>();
    private final List<Wire> provinces = new ArrayList<>();
    private final List<Long> reports = new ArrayList<>();
    private final Wire centre;

    /** What is asked for, and in how many of twenty cases. */
    enum Kind {
        /** Somebody of a commune opens the grid of a report. */
        GRID(6),
        /** Somebody of a province looks who has sent. */
        BOARD(4),
        /** Somebody at the centre opens the nation's page. */
        NATION(3),
        /** A program fetches the nation's figures: an overview, in the lane that is given up first. */
        FIGURES(3),
        /** A program sends or accepts a report. */
        WRITE(4);

        private static final int ALL = 20;
        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** @param at from 0 to 1 */
        static Kind at(double at) {
            double left = at * ALL;
            for (Kind kind : values()) {
                left -= kind.share;
                if (left < 0) return kind;
            }
            return WRITE;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came of a visit.
     *
     * @param fault why the answer cannot be true, in words
     */
    record Seen(int status, boolean later, Optional<String> fault) {
        boolean isRight() {
            return (status == 200 || status == 201) && fault.isEmpty();
        }
    }

    /** Signs people in, and lets each of their communes' reports be sent and accepted, so that there is something to read. */
    Visits(Instance instance, Errands errands, Map<String, Long> unitIds) {
        this.crew = errands.crew();
        this.errands = errands;
        this.unitIds = unitIds;
        try (Wire program = instance.wire()) {
            for (int reader = 0; reader < Errands.READERS; reader++) {
                String commune = ReportLoad.communeCode(Errands.commune(reader));
                communes.add(instance.wire().signIn(Crew.username(commune), Crew.PASSWORD));
                provinces.add(instance.wire().signIn(Crew.username(provinceCode(reader)), Crew.PASSWORD));
                Wire.Answer sent =
                        errands.ask(program, new Errands.Errand(Errands.commune(reader), Errands.period(reader), 0, 0));
                reports.add(Long.parseLong(Rush.found(Rush.ID, sent.expect(201).text())));
                errands.ask(program, errands.next()).expect(201);
            }
        }
        this.centre = instance.wire().signIn(crew.reader(), Crew.PASSWORD);
    }

    /** @param reader who it is, counted from 0, where it is somebody of a commune or a province */
    Seen visit(Wire wire, Kind kind, int reader) {
        return switch (kind) {
            case GRID -> grid(wire, reader);
            case BOARD -> board(wire, reader);
            case NATION -> nation(wire);
            case FIGURES -> figures(wire);
            case WRITE -> {
                Wire.Answer answer = errands.ask(wire, errands.next());
                yield seen(answer, Optional.empty());
            }
        };
    }

    private Seen grid(Wire wire, int reader) {
        Wire.Answer answer = wire.as(communes.get(reader)).get("/reports/" + reports.get(reader));
        if (answer.status() != 200) return seen(answer, Optional.empty());
        Matcher cell = CELL.matcher(answer.text());
        int cells = 0;
        for (; cell.find(); cells++) {
            int indicator = Integer.parseInt(cell.group(1));
            long expected = ReportLoad.value(Errands.commune(reader), indicator, Errands.period(reader));
            if (number(cell.group(2)) != expected)
                return seen(answer, Optional.of("cell " + indicator + " is " + cell.group(2) + ", not " + expected));
        }
        return seen(answer, missing("cells", cells, ReportLoad.INDICATORS));
    }

    private Seen board(Wire wire, int reader) {
        int period = errands.currentPeriod();
        Bounds bounds = errands.board(errands.province(Errands.commune(reader)), period);
        long[] least = bounds.least();
        Wire.Answer answer = wire.as(provinces.get(reader))
                .get("/boards/" + ReportLoad.periodCode(period) + "/" + unitIds.get(provinceCode(reader)));
        if (answer.status() != 200) return seen(answer, Optional.empty());
        Matcher chip = CHIP.matcher(answer.text());
        int chips = 0;
        long[] found = new long[2];
        for (; chip.find(); chips++) {
            found[0] += number(chip.group(2));
            if (chip.group(1).equals("accepted")) found[1] = number(chip.group(2));
        }
        return seen(answer, missing("counts", chips, 2).or(() -> bounds.fault(least, found)));
    }

    private Seen nation(Wire wire) {
        int period = errands.currentPeriod();
        Bounds bounds = errands.nation(period);
        long[] least = bounds.least();
        Wire.Answer answer =
                wire.as(centre).get("/figures/" + crew.centreUnitId() + "/" + ReportLoad.periodCode(period));
        if (answer.status() != 200) return seen(answer, Optional.empty());
        Matcher headline = HEADLINE.matcher(answer.text());
        int headlines = 0;
        long[] found = new long[HEADLINES];
        for (; headline.find(); headlines++) found[Integer.parseInt(headline.group(1)) - 1] = number(headline.group(2));
        return seen(answer, missing("headlines", headlines, HEADLINES).or(() -> bounds.fault(least, found)));
    }

    private Seen figures(Wire wire) {
        int period = errands.currentPeriod();
        Bounds bounds = errands.nation(period);
        long[] least = bounds.least();
        Wire.Answer answer = wire.as(crew.of(crew.centre()))
                .get("/api/v1/figures?unit=" + crew.centre() + "&period=" + ReportLoad.periodCode(period)
                        + "&format=rows");
        if (answer.status() != 200) return seen(answer, Optional.empty());
        long[] found = new long[ReportLoad.INDICATORS];
        Rows rows = Rows.of(answer.body());
        rows.each((unit, of, indicator, value) -> found[Integer.parseInt(indicator) - 1] = value);
        return seen(
                answer, missing("figures", rows.count(), ReportLoad.INDICATORS).or(() -> bounds.fault(least, found)));
    }

    private String provinceCode(int reader) {
        return ReportLoad.provinceCode(errands.province(Errands.commune(reader)));
    }

    private static Optional<String> missing(String what, int found, int expected) {
        return found == expected
                ? Optional.empty()
                : Optional.of("the page shows " + found + " " + what + ", not " + expected);
    }

    private static Seen seen(Wire.Answer answer, Optional<String> fault) {
        return new Seen(answer.status(), answer.isLater(), fault);
    }

    /** As it is written in Vietnamese: 1.234. */
    private static long number(String written) {
        return Long.parseLong(written.replace(".", ""));
    }

    @Override
    public void close() {
        communes.forEach(Wire::close);
        provinces.forEach(Wire::close);
        centre.close();
    }
}
