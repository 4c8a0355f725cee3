package vn.giaoban.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;

/**
 * Reports of earlier times as a table: a line a report, "unit,period" and perhaps "sent" (a day), then a column for each indicator by its
 * code. A cell is a number, empty for blank, or "n/a".
 *
 * @param byPeriod what is said, earliest period first
 * @param faults what must be mended, with the line it stands in; the first hundred
 */
record HistoryFile(Map<Period, List<Line>> byPeriod, List<String> faults) {
    private static final int MOST_FAULTS = 100;

    /**
     * One report.
     *
     * @param sent the day it was sent; null: the last day of its period
     */
    record Line(int number, long unitId, @Nullable LocalDate sent, Amounts own) {}

    /** Where codes are looked up. */
    record Known(
            Function<String, @Nullable Period> periods,
            BiFunction<String, Period, @Nullable Long> units,
            Function<Period, Map<String, Indicator>> indicators) {}

    boolean isGood() {
        return faults.isEmpty();
    }

    int reports() {
        return byPeriod.values().stream().mapToInt(List::size).sum();
    }

    static HistoryFile read(BufferedReader in, Known known) throws IOException {
        Reading reading = new Reading(known);
        String head = in.readLine();
        if (!reading.head(head == null ? "" : head)) return reading.read();
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isEmpty() && reading.faults.size() < MOST_FAULTS) reading.line(number, line);
        }
        return reading.read();
    }

    private static final class Reading {
        private final Known known;
        private final Map<Period, List<Line>> byPeriod = new LinkedHashMap<>();
        private final Map<Period, Set<Long>> seen = new HashMap<>();
        private final Map<Period, @Nullable Indicator[]> columns = new HashMap<>();
        private final Map<String, @Nullable Period> periods = new HashMap<>();
        private final List<String> faults = new ArrayList<>();
        private String[] codes = new String[0];
        private boolean dated;

        Reading(Known known) {
            this.known = known;
        }

        HistoryFile read() {
            Map<Period, List<Line>> sorted = new LinkedHashMap<>();
            byPeriod.keySet().stream()
                    .sorted(java.util.Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay))
                    .forEach(period -> sorted.put(period, Objects.requireNonNull(byPeriod.get(period))));
            return new HistoryFile(sorted, List.copyOf(faults));
        }

        boolean head(String line) {
            String[] names = (line.startsWith("\ufeff") ? line.substring(1) : line).split(",", -1);
            if (names.length < 3 || !names[0].equals("unit") || !names[1].equals("period")) {
                faults.add("Line 1 must begin with unit,period and name an indicator in each further column.");
                return false;
            }
            dated = names[2].equals("sent");
            codes = java.util.Arrays.copyOfRange(names, dated ? 3 : 2, names.length);
            Set<String> twice = new HashSet<>();
            for (String code : codes)
                if (!twice.add(code)) faults.add("Line 1 names the indicator " + code + " twice.");
            return faults.isEmpty();
        }

        void line(int number, String line) {
            String[] cells = line.split(",", -1);
            int first = dated ? 3 : 2;
            if (cells.length != first + codes.length) {
                fault(number, cells.length + " cells where line 1 names " + (first + codes.length));
                return;
            }
            Period period = periods.computeIfAbsent(cells[1], known.periods()::apply);
            if (period == null) {
                fault(number, "there is no open period " + cells[1]);
                return;
            }
            Long unitId = known.units().apply(cells[0], period);
            if (unitId == null) {
                fault(number, "there is no unit " + cells[0] + " on " + period.lastDay());
                return;
            }
            if (!seen.computeIfAbsent(period, p -> new HashSet<>()).add(unitId)) {
                fault(number, "unit " + cells[0] + " has reported for " + cells[1] + " in a line above");
                return;
            }
            LocalDate sent = dated ? day(number, cells[2]) : null;
            Amounts own = amounts(number, period, cells, first);
            byPeriod.computeIfAbsent(period, p -> new ArrayList<>()).add(new Line(number, unitId, sent, own));
        }

        private Amounts amounts(int number, Period period, String[] cells, int first) {
            @Nullable Indicator[] indicators = columns.computeIfAbsent(period, this::indicators);
            int most = 0;
            for (Indicator indicator : indicators) if (indicator != null) most = Math.max(most, indicator.slot());
            @Nullable Long[] bySlot = new @Nullable Long[most];
            for (int i = 0; i < codes.length; i++) {
                String cell = cells[first + i];
                if (cell.isEmpty()) continue;
                Indicator indicator = indicators[i];
                if (indicator == null) {
                    fault(number, "there is no indicator " + codes[i] + " on " + period.lastDay());
                    continue;
                }
                Long amount = amount(cell, indicator);
                if (amount == null) fault(number, codes[i] + ": " + cell + " is no number that the indicator may have");
                bySlot[indicator.slot() - 1] = amount;
            }
            return Amounts.of(bySlot);
        }

        private @Nullable Indicator[] indicators(Period period) {
            Map<String, Indicator> byCode = known.indicators().apply(period);
            @Nullable Indicator[] found = new @Nullable Indicator[codes.length];
            for (int i = 0; i < codes.length; i++) found[i] = byCode.get(codes[i]);
            return found;
        }

        private static @Nullable Long amount(String cell, Indicator indicator) {
            if (cell.equals("n/a")) return Amounts.NOT_APPLICABLE;
            if (cell.length() > 16) return null;
            // Nearly all are whole.
            boolean whole = true;
            for (int i = 0; i < cell.length(); i++) whole &= cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
            if (whole && cell.length() < 16) return Long.parseLong(cell) * 1000;
            if (!cell.matches("\\d{1,12}\\.\\d{1,3}")) return null;
            BigDecimal value = new BigDecimal(cell).stripTrailingZeros();
            return value.scale() > indicator.decimals()
                    ? null
                    : value.movePointRight(3).longValueExact();
        }

        private @Nullable LocalDate day(int number, String cell) {
            if (cell.isEmpty()) return null;
            try {
                return LocalDate.parse(cell);
            } catch (DateTimeParseException e) {
                fault(number, "sent: " + cell + " is no day (2024-01-31)");
                return null;
            }
        }

        private void fault(int number, String what) {
            faults.add("Line " + number + ": " + what + ".");
        }
    }
}
