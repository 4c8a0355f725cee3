package vn.giaoban.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A question for figures, as it stands in the address. */
record FigureQuery(Map<FigureParameter, List<String>> given) {
    static final String CENTRE = "TW";

    /**
     * @param faults what cannot be read, by parameter: "unknown" or "unreadable"
     */
    record Read(FigureQuery query, Map<String, String> faults) {}

    static Read read(MultiValueMap<String, String> address) {
        Map<FigureParameter, List<String>> given = new EnumMap<>(FigureParameter.class);
        Map<String, String> faults = new LinkedHashMap<>();
        address.forEach((word, texts) -> {
            FigureParameter parameter = Arrays.stream(FigureParameter.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElse(null);
            if (parameter == null) {
                faults.put(word, "unknown");
                return;
            }
            List<String> values = new ArrayList<>();
            for (String text : texts)
                for (String value : parameter.isMany() ? text.split(",", -1) : new String[] {text})
                    if (!value.isBlank()) values.add(value.strip());
            boolean readable = values.stream().allMatch(parameter::admits) && (parameter.isMany() || values.size() < 2);
            if (!readable) faults.put(word, "unreadable");
            else if (!values.isEmpty()) given.put(parameter, values);
        });
        return new Read(new FigureQuery(given), faults);
    }

    List<String> all(FigureParameter parameter) {
        return given.getOrDefault(parameter, List.of());
    }

    @Nullable
    String one(FigureParameter parameter) {
        List<String> values = all(parameter);
        return values.isEmpty() ? parameter.otherwise() : values.getFirst();
    }

    private int number(FigureParameter parameter, int otherwise) {
        String value = one(parameter);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    boolean isAsNow() {
        return Objects.equals(one(FigureParameter.AS), "now");
    }

    boolean isOfProvinces() {
        return Objects.equals(one(FigureParameter.LEVEL), "province");
    }

    boolean isRows() {
        return Objects.equals(one(FigureParameter.FORMAT), "rows");
    }

    boolean isCsv() {
        return Objects.equals(one(FigureParameter.FORMAT), "csv");
    }

    int page() {
        return number(FigureParameter.PAGE, 1);
    }

    /** Rows of a page: what is asked for, within what is answered at most. */
    int size(Most most) {
        return Math.min(most.size, number(FigureParameter.SIZE, most.usual));
    }

    /** How many rows one answer has at most, and where nothing is said. */
    enum Most {
        PUBLIC(5_000, 500),
        /** 34 provinces with 100 indicators over a year are 40,800. */
        SEEN(50_000, 50_000);

        private final int size;
        private final int usual;

        Most(int size, int usual) {
            this.size = size;
            this.usual = usual;
        }
    }

    /** A period by its code, where codes are given, and within the years. */
    boolean admits(String code, int year) {
        List<String> codes = all(FigureParameter.PERIOD);
        return (codes.isEmpty() || codes.contains(code))
                && year >= number(FigureParameter.FROM, 0)
                && year <= number(FigureParameter.TO, 9999);
    }

    /** The units asked for by their codes. */
    List<String> units() {
        return all(FigureParameter.UNIT);
    }

    /** True where it is not said whose figures are asked for. */
    boolean isOfNobody() {
        return units().isEmpty() && below() == null && !given.containsKey(FigureParameter.LEVEL);
    }

    /** Whose units directly below are asked for; null where units are named. */
    @Nullable
    String below() {
        if (!units().isEmpty()) return null;
        String below = one(FigureParameter.BELOW);
        return below == null && isOfProvinces() ? CENTRE : below;
    }

    /** The address of another page of the same answer. */
    String address(int page) {
        StringBuilder address = new StringBuilder("/api/v1/figures?");
        given.forEach((parameter, values) -> {
            if (parameter != FigureParameter.PAGE)
                address.append(parameter.word())
                        .append('=')
                        .append(String.join(",", values))
                        .append('&');
        });
        return address.append("page=").append(page).toString();
    }
}
