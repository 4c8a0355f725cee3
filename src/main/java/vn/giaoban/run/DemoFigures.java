package vn.giaoban.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitKind;

/**
 * Illustrative amounts of one unit and one period by indicator code, in thousandths. A larger unit does more, the year's work grows
 * from period to period, 2026 is a little above 2025, and every relation of the catalogue holds.
 */
final class DemoFigures {
    private static final int FIRST_YEAR = 2025;

    /** Left blank together, where a unit keeps no such count. */
    private static final List<List<String>> OPTIONAL = List.of(
            List.of("1"),
            List.of("3"),
            List.of("5"),
            List.of("8"),
            List.of("9"),
            List.of("12"),
            List.of("16", "17"),
            List.of("20"),
            List.of("26"),
            List.of("36a", "36b"),
            List.of("42"),
            List.of("44a", "44b"),
            List.of("45"),
            List.of("46"),
            List.of("47"),
            List.of("48"),
            List.of("50"),
            List.of("51", "52"),
            List.of("53", "54", "55", "56a"),
            List.of("59"),
            List.of("60", "60a", "60b"),
            List.of("61", "61a"),
            List.of("62"),
            List.of("63", "63a"),
            List.of("64", "64a"),
            List.of("65"),
            List.of("66", "67", "68"));

    /** What a province or the centre counts of its own work; the rest comes from below. */
    private static final Set<String> PROVINCE = Set.of(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "15", "16", "18", "19", "20", "21",
            "22", "24", "25a", "27", "28", "29", "30", "31", "32", "34", "35", "36a", "36b", "49", "50", "51", "52",
            "53", "54", "55", "56a", "63", "63a", "66", "67", "68");

    private static final Set<String> CENTRE = Set.of(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "15", "18", "19", "20", "24", "25a",
            "30", "66", "67", "68");

    private final Chance chance;
    private final UnitKind kind;
    private final int year;
    private final double share;
    private final double size;
    private final double many;
    private final double zeal;
    private final Map<String, Long> amounts = new HashMap<>();

    private DemoFigures(Unit unit, String superiorCode, int year, double share, double size, double many) {
        this.chance = new Chance(unit.code());
        this.kind = unit.kind();
        this.year = year;
        this.share = share;
        double region = 0.25 + 0.5 * new Chance(superiorCode + "*").even("size");
        this.size = size * region * StrictMath.exp(0.35 * chance.around("size"));
        this.many = many;
        this.zeal = StrictMath.exp(0.3 * chance.around("zeal"));
    }

    static Map<String, Long> ofCommune(Unit unit, String provinceCode, Period period) {
        DemoFigures figures = commune(unit, provinceCode, period.year(), share(period));
        figures.leaveBlank();
        return figures.amounts;
    }

    /** What a commune has done when so much of a year's work is done, nothing left blank: never less than earlier in the year. */
    static Map<String, Long> done(Unit commune, String provinceCode, int year, double share) {
        return commune(commune, provinceCode, year, share).amounts;
    }

    private static DemoFigures commune(Unit unit, String provinceCode, int year, double share) {
        double size = switch (unit.kind()) {
            case WARD -> 2.6;
            case SPECIAL_ZONE -> 0.8;
            default -> 1.5;
        };
        DemoFigures figures = new DemoFigures(unit, provinceCode, year, share, size, 1);
        figures.fill();
        return figures;
    }

    /**
     * Of a district, which counted for its communes: as much as so many communes of today do.
     *
     * @param communes how many stood below it; three of them make one of today
     */
    static Map<String, Long> ofDistrict(Unit unit, String provinceCode, Period period, int communes) {
        double size = unit.shortName().startsWith("Quận ") ? 2.6 : 1.5;
        DemoFigures figures =
                new DemoFigures(unit, provinceCode, period.year(), share(period), size, Math.max(0.3, communes / 3.19));
        figures.fill();
        figures.leaveBlank();
        figures.put("5a", figures.get("4") + figures.get("5") + figures.chance.among("5a", 12) + 6);
        figures.put("57f", communes);
        figures.put("57e", communes - (figures.chance.happens("57e", 0.3) ? figures.chance.among("57e", 2) : 0));
        figures.least("57e", "57f");
        return figures.amounts;
    }

    /** What a superior counts of its own, people counted by name among the communes included. */
    static Map<String, Long> ofSuperior(Unit unit, Period period, Map<String, Long> peopleBelow) {
        DemoFigures figures = new DemoFigures(unit, unit.code(), period.year(), share(period), 9, 1);
        figures.fill();
        long receivedHere = figures.get("14");
        figures.amounts.keySet().retainAll(unit.level() == 1 ? CENTRE : PROVINCE);
        peopleBelow.forEach((code, people) -> {
            // Some are known in two communes: by name they are one.
            double apart = 0.93 + 0.05 * figures.chance.even("apart " + code);
            long here = code.equals("14") ? receivedHere : 0;
            figures.put(code, (long) (people / 1000 * apart) + here);
        });
        return figures.amounts;
    }

    /** How much of the year's work is done by the end of each quarter. */
    static final List<Double> SHARES = List.of(0.23, 0.48, 0.74, 1.0);

    /** How much of it by the end of a period. */
    private static double share(Period period) {
        return switch (period.kind()) {
            case QUARTER -> SHARES.get(period.number() - 1);
            case SIX_MONTHS -> SHARES.get(1);
            case NINE_MONTHS -> SHARES.get(2);
            case YEAR -> SHARES.get(3);
            case MONTH -> throw new IllegalArgumentException("no demo figures for a " + PeriodKind.MONTH);
        };
    }

    private void fill() {
        direction();
        receptions();
        petitions();
        dialogues();
        mediation();
        democracy();
        supervision();
        models();
        welfare();
    }

    private void direction() {
        flow("1", 0.25);
        flow("2", 0.15);
        flow("3", 0.25);
        flow("4", 1.3 * zeal);
        flow("5", 1.5 * zeal);
        flow("10", 0.15);
        flow("6", 0.8 * zeal);
        flow("7", 0.6 * zeal);
        times("8", "6", 1 + chance.among("8", 3));
        times("9", "7", 1 + chance.among("9", 2));
        flow("11", 1.6 * zeal);
        times("12", "11", 60 + chance.among("12", 70));
    }

    /** Every reception is a regular, a scheduled or an unscheduled one; large groups come unscheduled. */
    private void receptions() {
        flow("16", 0.25 * size);
        times("17", "16", 5 + chance.among("17", 12));
        flow("18", 82 * size);
        flow("21", 2.4);
        flow("22", 18 * size);
        put("19", get("22") + get("21") * (2 + chance.among("19", 3)));
        flow("20", 0.8 * size);
        put("20", get("20") + get("17"));
        put("13", get("18") + get("19") + get("20"));
        part("15", get("13") - get("17"), 0.60, 0.80);
        put("15", get("15") + get("16"));
        part("14", get("13") - get("17"), 0.80, 0.95);
        put("14", get("14") + get("17"));
    }

    private void petitions() {
        flow("27", size);
        flow("28", 0.25 * size);
        flow("29", 10 * size);
        put("24", get("27") + get("28") + get("29"));
        part("25a", "24", 0.84, 0.97);
        part("26", "25a", 0, 0.05);
        part("30", "25a", 0, 0.04);
    }

    private void dialogues() {
        flow("31", 0.9 * zeal);
        flow("32", 1.3 * zeal);
        long held = get("31") + get("32");
        put("33", held * (35 + chance.among("33", 60)));
        put("34", held * (6 + chance.among("34", 12)));
        part("35", "34", 0.88, 1);
        put("36b", held * (2 + chance.among("36b", 3)));
        part("36a", "36b", 0.7, 0.97);
    }

    private void mediation() {
        stock("37", 9 * StrictMath.sqrt(size) + 4);
        times("38", "37", 5 + chance.among("38", 3));
        flow("39", 3.2 * size);
        part("40", "39", 0.74, 0.93);
    }

    private void democracy() {
        flow("42", 0.8 * zeal);
        flow("43", 4 * zeal);
        times("44b", "43", 90 + chance.among("44b", 150));
        part("44a", "44b", 0.72, 0.93);
        put("45", inLots("45", 32 * zeal, 12));
        double town = kind == UnitKind.WARD ? 0.15 : 1;
        measure("46", 2_400 * zeal * town);
        measure("47", 850 * zeal * town);
        money("48", 260_000_000 * size);
    }

    private void supervision() {
        flow("49", 1.5 * zeal);
        flow("50", 0.4 * zeal);
        put("51", get("49") * 2 + get("50") * 4);
        part("52", "51", 0.65, 0.9);
        flow("53", zeal);
        times("54", "53", 45 + chance.among("54", 80));
        part("55", "54", 0.8, 0.97);
        part("56a", "54", 0.84, 0.97);
    }

    private void models() {
        flow("57", 1.7 * zeal);
        long[] fields = new long[4];
        for (int model = 0; model < get("57"); model++) fields[field(chance, year, model)]++;
        put("57a", fields[0]);
        put("57b", fields[1]);
        put("57c", fields[2]);
        put("57d", fields[3]);
        part("58", "57", 0.55, 0.85);
        part("59", "58", 0.15, 0.4);
        part("60", "58", 0.15, 0.4);
        part("60a", "60", 0.5, 1);
        times("60b", "60", 1 + chance.among("60b", 2));
    }

    /** Each model of a unit's year stands in one of four fields for good, so that the four are always the whole. */
    static int field(Chance ofUnit, int year, int model) {
        return ofUnit.among(year + " model " + model, 4);
    }

    private void welfare() {
        stock("61", 3_600 * size);
        put("61", get("61") + inLots("new members", 90 * size, 50));
        put("61a", (long) (get("61") * (1.12 + 0.2 * chance.even("61a"))));
        flow("62", 2.5 * size);
        money("63", 150_000_000 * size);
        // The plan of the year, cut by the same shares for everybody.
        long plan = (long) (150_000_000 * size * many * (0.85 + 0.25 * chance.even("63a")) * share / 1_000_000);
        put("63a", plan * 1_000_000);
        flow("64", 1.5 * zeal);
        times("64a", "64", 40_000_000L + 5_000_000L * chance.among("64a", 8));
        put("65", inLots("65", 70_000_000 * size, 35_000_000));
        put("66", inLots("66", 5, 4));
        times("67", "66", 22 + chance.among("67", 30));
        times("68", "66", chance.among("68", 4));
    }

    private void leaveBlank() {
        for (List<String> together : OPTIONAL)
            if (chance.happens("blank " + together.getFirst(), 0.05))
                amounts.keySet().removeAll(together);
        boolean ward = kind == UnitKind.WARD;
        notApplicable("46", ward ? 0.3 : 0.01);
        notApplicable("47", ward ? 0.2 : 0.01);
        notApplicable("50", 0.03);
        notApplicable("65", 0.03);
    }

    private void notApplicable(String code, double probability) {
        if (chance.happens("not applicable " + code, probability)) amounts.put(code, Amounts.NOT_APPLICABLE);
    }

    /** What happens over a year, as far as it has happened by now; never less than in a shorter period of the same year. */
    private void flow(String code, double perYear) {
        put(code, whole(code, soFar(code, perYear)));
    }

    /** What there is: the same all year. */
    private void stock(String code, double about) {
        put(
                code,
                whole(
                        code,
                        about * many * StrictMath.exp(0.15 * chance.around(code)) * (1 + 0.01 * (year - FIRST_YEAR))));
    }

    /** In tenths, as square metres and working days are. */
    private void measure(String code, double perYear) {
        amounts.put(code, (long) (soFar(code, perYear) * 10) * 100);
    }

    /** In hundreds of thousands of đồng. */
    private void money(String code, double perYear) {
        put(code, (long) (soFar(code, perYear) / 100_000) * 100_000);
    }

    /** What comes by so many at once, or not at all. */
    private long inLots(String code, double perYear, long lot) {
        return whole(code, soFar(code, perYear) / lot) * lot;
    }

    private double soFar(String code, double perYear) {
        double ofYear = perYear * many * StrictMath.exp(0.3 * chance.around(code)) * growth(code);
        double early = 0.05 * chance.around("pace " + code) * 2 * share * (1 - share);
        return ofYear * (share + early);
    }

    private double growth(String code) {
        if (year == FIRST_YEAR) return 1;
        double nation = 0.03 + 0.09 * new Chance("nation").even(code);
        double own = 0.08 * chance.around("growth " + code);
        if (year < FIRST_YEAR) return StrictMath.exp((0.7 * nation + 0.3 * own) * (year - FIRST_YEAR));
        return 1 + (nation + own) * (year - FIRST_YEAR);
    }

    private long whole(String code, double amount) {
        return (long) StrictMath.floor(amount + chance.even("rest " + code));
    }

    private void times(String code, String of, long each) {
        put(code, get(of) * each);
    }

    /** Some of them; never more than there are, and never fewer when there are more. */
    private void part(String code, String of, double low, double high) {
        part(code, get(of), low, high);
    }

    private void part(String code, long whole, double low, double high) {
        put(code, whole(code, whole * (low + (high - low) * chance.even("part " + code))));
    }

    private void least(String code, String other) {
        put(code, Math.min(get(code), get(other)));
    }

    private long get(String code) {
        return amounts.getOrDefault(code, 0L) / 1000;
    }

    private void put(String code, long whole) {
        amounts.put(code, whole * 1000);
    }
}
