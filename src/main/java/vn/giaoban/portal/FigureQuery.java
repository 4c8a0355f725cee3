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

/** A question to the public figures, as it stands in the address. */
record PublicQuery(Map<PublicParameter, List<String>> given) {
    private static final int MOST = 5000;

    /**
     * @param faults what cannot be read, by parameter: "unknown" or "unreadable"
     */
    record Read(PublicQuery query, Map<String, String> faults) {}

    static Read read(MultiValueMap<String, String> address) {
        Map<PublicParameter, List<String>> given = new EnumMap<>(PublicParameter.class);
        Map<String, String> faults = new LinkedHashMap<>();
        address.forEach((word, texts) -> {
            PublicParameter parameter = Arrays.stream(PublicParameter.values())
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
        return new Read(new PublicQuery(given), faults);
    }

    List<String> all(PublicParameter parameter) {
        return given.getOrDefault(parameter, List.of());
    }

    @Nullable
    String one(PublicParameter parameter) {
        List<String> values = all(parameter);
        return values.isEmpty() ? parameter.otherwise() : values.getFirst();
    }

    private int number(PublicParameter parameter, int otherwise) {
        String value = one(parameter);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    boolean isAsNow() {
        return Objects.equals(one(PublicParameter.AS), "now");
    }

    boolean isOfProvinces() {
        return Objects.equals(one(PublicParameter.LEVEL), "province");
    }

    boolean isRows() {
        return Objects.equals(one(PublicParameter.FORMAT), "rows");
    }

    boolean isCsv() {
        return Objects.equals(one(PublicParameter.FORMAT), "csv");
    }

    int page() {
        return number(PublicParameter.PAGE, 1);
    }

    int size() {
        return Math.min(MOST, number(PublicParameter.SIZE, 500));
    }

    /** A period by its code, where codes are given, and within the years. */
    boolean admits(String code, int year) {
        List<String> codes = all(PublicParameter.PERIOD);
        return (codes.isEmpty() || codes.contains(code))
                && year >= number(PublicParameter.FROM, 0)
                && year <= number(PublicParameter.TO, 9999);
    }

    /** The address of another page of the same answer. */
    String address(int page) {
        StringBuilder address = new StringBuilder("/api/v1/figures?");
        given.forEach((parameter, values) -> {
            if (parameter != PublicParameter.PAGE)
                address.append(parameter.word())
                        .append('=')
                        .append(String.join(",", values))
                        .append('&');
        });
        return address.append("page=").append(page).toString();
    }
}
