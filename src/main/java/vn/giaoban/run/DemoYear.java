package vn.giaoban.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.giaoban.activities.ActivityContent;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.organization.Unit;

/**
 * One commune's year in the demo nation, activity by activity: by how much its figures grow in a quarter is laid out over days of that
 * quarter, so that whoever counts the activities finds the figures again.
 */
final class DemoYear {
    /** What is chosen in an activity that counts for an indicator. */
    private record Kind(String code, String choice) {}

    private static final List<Kind> DOCUMENTS = List.of(
            new Kind("1", "nghi-quyet"),
            new Kind("2", "chi-thi"),
            new Kind("3", "chuong-trinh"),
            new Kind("4", "ke-hoach"),
            new Kind("5", "cong-van"),
            new Kind("10", "de-an"));

    private static final List<Kind> PETITIONS =
            List.of(new Kind("27", "khieu-nai"), new Kind("28", "to-cao"), new Kind("29", "kien-nghi"));

    private static final List<Kind> PRAISED =
            List.of(new Kind("60", "mo-hinh"), new Kind("60a", "tap-the"), new Kind("60b", "ca-nhan"));

    private static final List<String> FIELDS = List.of("kinh-te", "van-hoa", "quoc-phong", "he-thong");

    /** One thing done. */
    record Done(ActivityType type, ActivityContent content) {}

    private final Unit unit;
    private final int year;
    private final Map<String, ActivityType> types;
    private final Chance lot;
    private final DemoPlaces places;
    private final List<Done> done = new ArrayList<>();
    private final List<String> models = new ArrayList<>();

    private List<LocalDate> days = List.of();
    private String name = "";
    private DemoQuarter quarter;

    private DemoYear(Unit unit, String provinceCode, int year, Map<String, ActivityType> types) {
        this.unit = unit;
        this.year = year;
        this.types = types;
        this.lot = new Chance(unit.code() + " log " + year);
        this.places = new DemoPlaces(unit, provinceCode);
        this.quarter = new DemoQuarter(lot, "", Map.of(), Map.of());
    }

    /**
     * What a commune does in a year, in the order of the days.
     *
     * @param quarters the days of each on which offices are open
     */
    static List<Done> of(
            Unit unit, String provinceCode, int year, List<List<LocalDate>> quarters, Map<String, ActivityType> types) {
        DemoYear made = new DemoYear(unit, provinceCode, year, types);
        for (int number = 1; number <= quarters.size(); number++) {
            made.days = quarters.get(number - 1);
            made.name = "Q" + number + " ";
            made.quarter = made.quarter.next(
                    made.name, DemoFigures.done(unit, provinceCode, year, DemoFigures.SHARES.get(number - 1)));
            made.fill(number);
        }
        made.done.sort(Comparator.comparing(one -> one.content().day()));
        return made.done;
    }

    private void fill(int number) {
        documents();
        direction();
        receptions();
        petitions();
        dialogues();
        mediation(number);
        democracy();
        supervision();
        models();
        welfare();
        besides();
    }

    private void documents() {
        for (Kind kind : DOCUMENTS)
            for (int i = 0; i < quarter.grown(kind.code()); i++) {
                long number =
                        (quarter.before(kind.code()) + i) * 9 + 1 + lot.among(name + kind.code() + " number " + i, 9);
                entry("van-ban", kind.code() + " " + i)
                        .choose("loai", kind.choice())
                        .say("so-hieu", number + DemoLogTexts.symbol(kind.choice()))
                        .write(kind.choice(), places.office());
            }
    }

    private void direction() {
        for (int i = 0; i < quarter.grown("6"); i++)
            entry("kiem-tra", "6 " + i)
                    .choose("loai", "kiem-tra")
                    .put("to-chuc", quarter.grown("8") / quarter.grown("6"))
                    .write(places.village("6 " + name + i));
        for (int i = 0; i < quarter.grown("7"); i++)
            entry("kiem-tra", "7 " + i)
                    .choose("loai", "giam-sat")
                    .put("to-chuc", quarter.grown("9") / quarter.grown("7"))
                    .write(places.village("7 " + name + i));
        long[] attended = quarter.spread("12", quarter.grown("11"), 1);
        for (int i = 0; i < attended.length; i++)
            entry("quan-triet", "11 " + i).put("luot-du", attended[i]).write(places.hall());
    }

    /** Sessions of the secretary and of the chair are scheduled; the other days the officer receives; a large group comes as it comes. */
    private void receptions() {
        long groups = quarter.grown("16");
        long unscheduled = quarter.grown("20") - quarter.grown("17");
        long secretary = quarter.grown("21");
        List<Long> visits = new ArrayList<>();
        List<String> who = new ArrayList<>();
        for (long visit : quarter.spread(quarter.grown("19") - quarter.grown("22"), "19", secretary, 1))
            add(visits, who, visit, "bi-thu");
        if (quarter.grown("22") > 0) add(visits, who, quarter.grown("22"), "chu-tich");
        if (quarter.grown("18") > 0) add(visits, who, quarter.grown("18"), "can-bo");
        if (unscheduled > 0) add(visits, who, unscheduled, "dot-xuat");
        long[] each = visits.stream().mapToLong(Long::longValue).toArray();
        long[] people = DemoQuarter.within(quarter.grown("14") - quarter.grown("17"), each);
        long[] cases = DemoQuarter.within(quarter.grown("15") - groups, each);
        for (int i = 0; i < each.length; i++) {
            String by = who.get(i);
            Entry entry = entry("tiep-dan", "visit " + i).put("luot", each[i]).put("nguoi", people[i]);
            entry.choose("hinh-thuc", by.equals("can-bo") ? "thuong-xuyen" : by.equals("dot-xuat") ? by : "dinh-ky");
            entry.choose("nguoi-tiep", by.equals("dot-xuat") ? "can-bo" : by);
            entry.some("vu-viec", cases[i]).write(by, places.reception());
        }
        long[] crowd = quarter.spread("17", groups, 5);
        for (int i = 0; i < crowd.length; i++) {
            Entry entry = entry("tiep-dan", "group " + i).put("luot", crowd[i]).put("nguoi", crowd[i]);
            entry.choose("hinh-thuc", "dot-xuat").choose("nguoi-tiep", "can-bo").yes("doan");
            entry.put("vu-viec", 1).write("doan", places.reception());
        }
    }

    private static void add(List<Long> visits, List<String> who, long visit, String by) {
        visits.add(visit);
        who.add(by);
    }

    private void petitions() {
        for (Kind kind : PETITIONS)
            if (quarter.grown(kind.code()) > 0)
                entry("don-thu", kind.code())
                        .put("so-don", quarter.grown(kind.code()))
                        .choose("loai", kind.choice())
                        .write(kind.choice(), places.reception());
        if (quarter.grown("25a") > 0)
            entry("giai-quyet-don", "25a")
                    .put("so-don", quarter.grown("25a"))
                    .some("ton-dong", quarter.grown("26"))
                    .some("qua-han", quarter.grown("30"))
                    .write(places.office());
    }

    private void dialogues() {
        int held = Math.toIntExact(quarter.grown("31") + quarter.grown("32"));
        long[] people = quarter.spread("33", held, 8);
        long[] opinions = quarter.spread("34", held, 2);
        long[] answered = DemoQuarter.within(quarter.grown("35"), opinions);
        long[] conclusions = quarter.spread("36b", held, 1);
        for (int i = 0; i < held; i++)
            entry("doi-thoai", "held " + i)
                    .choose("chu-tri", i < quarter.grown("31") ? "cap-uy" : "chinh-quyen")
                    .put("nguoi-du", people[i])
                    .put("y-kien", opinions[i])
                    .put("da-tra-loi", answered[i])
                    .put("ket-luan", conclusions[i])
                    .write(i % 2 == 0 ? places.hall() : places.house("held " + name + i));
        if (quarter.grown("36a") > 0)
            entry("ket-luan-doi-thoai", "36a").put("so", quarter.grown("36a")).write(places.office());
    }

    private void mediation(int number) {
        if (number == 1)
            entry("to-hoa-giai", "37")
                    .put("to", quarter.after("37"))
                    .put("hoa-giai-vien", quarter.after("38"))
                    .between(0, 0.2)
                    .write(places.office());
        for (int i = 0; i < quarter.grown("39"); i++) {
            String outcome = i < quarter.grown("40")
                    ? "thanh"
                    : lot.happens(name + "under way " + i, 0.3) ? "dang" : "khong-thanh";
            entry("hoa-giai", "39 " + i).choose("ket-qua", outcome).write(outcome, places.village("39 " + name + i));
        }
    }

    private void democracy() {
        for (int i = 0; i < quarter.grown("42"); i++)
            entry("kiem-tra-dan-chu", "42 " + i)
                    .say("noi-dung", DemoLogTexts.matter(lot, name + "42 " + i))
                    .write(places.village("42 " + name + i));
        int meetings = Math.toIntExact((quarter.grown("43") + 1) / 2);
        long[] matters = quarter.spread("43", meetings, 1);
        long[] invited = DemoQuarter.within(quarter.grown("44b"), matters);
        long[] came = DemoQuarter.within(quarter.grown("44a"), invited);
        for (int i = 0; i < meetings; i++)
            entry("dan-ban", "43 " + i)
                    .put("viec", matters[i])
                    .put("ho-du", came[i])
                    .put("ho-moi", invited[i])
                    .write(places.house("43 " + name + i));
        if (quarter.grown("45") > 0)
            entry("cong-khai", "45").put("noi-dung", quarter.grown("45")).write(places.office());
        int gifts = lot.happens(name + "gifts", 0.1) ? 2 : 1;
        long[] land = quarter.spread(quarter.difference("46") / 100, "46", gifts, 0);
        long[] days = quarter.spread(quarter.difference("47") / 100, "47", gifts, 0);
        long[] money = quarter.spread(quarter.difference("48") / 100_000_000, "48", gifts, 0);
        for (int i = 0; i < gifts; i++)
            if (land[i] + days[i] + money[i] > 0)
                entry("dong-gop", "46 " + i)
                        .exact("dat", land[i] * 100)
                        .exact("ngay-cong", days[i] * 100)
                        .exact("tien", money[i] * 100_000_000)
                        .write(places.village("46 " + name + i));
    }

    private void supervision() {
        int supervised = Math.toIntExact(quarter.grown("49"));
        int criticised = Math.toIntExact(quarter.grown("50"));
        long[] made = new long[supervised + criticised];
        for (int i = 0; i < made.length; i++) made[i] = i < supervised ? 2 : 4;
        long[] taken = DemoQuarter.within(quarter.grown("52"), made);
        for (int i = 0; i < made.length; i++) {
            Entry entry = entry(i < supervised ? "giam-sat" : "phan-bien", "49 " + i);
            if (i < supervised) entry.say("noi-dung", DemoLogTexts.matter(lot, name + "49 " + i));
            entry.put("kien-nghi", made[i]).put("tiep-thu", taken[i]);
            entry.write(i < supervised ? places.village("49 " + name + i) : places.hall());
        }
        long[] opinions = quarter.spread("54", quarter.grown("53"), 1);
        long[] own = DemoQuarter.within(quarter.grown("55"), opinions);
        long[] favour = DemoQuarter.within(quarter.grown("56a"), opinions);
        for (int i = 0; i < opinions.length; i++)
            entry("gop-y", "53 " + i)
                    .put("y-kien", opinions[i])
                    .put("ca-nhan", own[i])
                    .put("tan-thanh", favour[i])
                    .write(places.house("53 " + name + i));
    }

    /** What is recognised was registered before; of the recognised some are then chosen as outstanding. */
    private void models() {
        Chance ofUnit = new Chance(unit.code());
        for (int i = 0; i < quarter.grown("57"); i++) {
            int model = models.size();
            String field = FIELDS.get(DemoFigures.field(ofUnit, year, model));
            models.add(DemoLogTexts.model(lot, field, model) + ", " + places.village("model " + model));
            entry("dang-ky-mo-hinh", "57 " + i)
                    .choose("linh-vuc", field)
                    .say("ten", models.get(model))
                    .between(0, 0.4)
                    .write(places.office());
        }
        for (int i = 0; i < quarter.grown("58"); i++)
            entry("cong-nhan-mo-hinh", "58 " + i)
                    .choose("muc", "cong-nhan")
                    .say("ten", models.get(Math.toIntExact(quarter.before("58")) + i))
                    .between(0.5, 0.75)
                    .write(places.office());
        for (int i = 0; i < quarter.grown("59"); i++)
            entry("cong-nhan-mo-hinh", "59 " + i)
                    .choose("muc", "tieu-bieu")
                    .say("ten", models.get(Math.toIntExact(quarter.before("59")) + i))
                    .between(0.8, 1)
                    .write(places.office());
        for (Kind kind : PRAISED)
            if (quarter.grown(kind.code()) > 0)
                entry("khen-thuong", kind.code())
                        .choose("doi-tuong", kind.choice())
                        .put("so", quarter.grown(kind.code()))
                        .between(0.8, 1)
                        .write(places.office());
    }

    private void welfare() {
        if (quarter.grown("61") > 0)
            entry("hoi-vien", "61")
                    .put("nguoi", quarter.after("61"))
                    .put("luot", quarter.after("61a"))
                    .between(0.7, 1)
                    .write(places.office());
        if (quarter.grown("62") > 0)
            entry("ket-nap-dang", "62").put("nguoi", quarter.grown("62")).write(places.office());
        entry("quy-nguoi-ngheo", "63")
                .some("tien", quarter.grown("63"))
                .some("ke-hoach", quarter.grown("63a"))
                .write(places.office());
        if (quarter.grown("64") > 0)
            entry("nha-dai-doan-ket", "64")
                    .put("can", quarter.grown("64"))
                    .put("kinh-phi", quarter.grown("64a"))
                    .write(places.village("64 " + name));
        if (quarter.grown("65") > 0)
            entry("cuu-tro", "65")
                    .put("tien-hang", quarter.grown("65"))
                    .say("hien-vat", DemoLogTexts.goods(lot, name))
                    .write(places.village("65 " + name));
        if (quarter.grown("66") > 0)
            entry("truc-tuyen", "66")
                    .put("diem-cau", quarter.grown("66"))
                    .put("dai-bieu", quarter.grown("67"))
                    .some("phat-bieu", quarter.grown("68"))
                    .write(places.hall());
    }

    /** What counts for no indicator is done, and logged, all the same. */
    private void besides() {
        if (lot.happens(name + "training", 0.2))
            entry("tap-huan", "training")
                    .put("luot", 20 + lot.among(name + "learners", 60))
                    .write(places.hall());
        if (lot.happens(name + "other", 0.2)) entry("viec-khac", "other").write(places.village("other " + name));
    }

    private Entry entry(String type, String what) {
        ActivityType of = types.get(type);
        if (of == null) throw new IllegalStateException("no type " + type);
        return new Entry(of, name + what);
    }

    /** One activity while it is put together. */
    private final class Entry {
        private final ActivityType type;
        private final String what;
        private final Map<Integer, Long> amounts = new HashMap<>();
        private final Map<Integer, String> words = new TreeMap<>();
        private double earliest;
        private double latest = 1;

        Entry(ActivityType type, String what) {
            this.type = type;
            this.what = what;
        }

        private ActivityField field(String key) {
            return type.field(key).orElseThrow(() -> new IllegalStateException("no field " + key));
        }

        Entry put(String key, long whole) {
            amounts.put(field(key).position(), whole * 1000);
            return this;
        }

        /** Left out where there is none. */
        Entry some(String key, long whole) {
            return exact(key, whole * 1000);
        }

        Entry exact(String key, long amount) {
            if (amount > 0) amounts.put(field(key).position(), amount);
            return this;
        }

        Entry choose(String key, String choice) {
            Long chosen = field(key).amountOf(choice);
            if (chosen == null) throw new IllegalStateException("no choice " + choice);
            amounts.put(field(key).position(), chosen);
            return this;
        }

        Entry yes(String key) {
            amounts.put(field(key).position(), ActivityField.YES);
            return this;
        }

        Entry say(String key, String text) {
            words.put(field(key).position(), text);
            return this;
        }

        /** In which part of the quarter it is done. */
        Entry between(double earliest, double latest) {
            this.earliest = earliest;
            this.latest = latest;
            return this;
        }

        void write(String place) {
            write("", place);
        }

        void write(String kind, String place) {
            double at = earliest + (latest - earliest) * lot.even(what + " day");
            LocalDate day = days.get(Math.min((int) (at * days.size()), days.size() - 1));
            String text = DemoLogTexts.of(lot, type.code(), kind, what);
            done.add(new Done(type, new ActivityContent(day, place, text, amounts, words)));
        }
    }
}
