package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the outline of a form that is being made: a list of headings, each at a depth of 0 to 2. What stands under what, and
 * the numbers, follow from the depths.
 */
final class HeadingEdits {
    private static final String[] ROMAN = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};

    private HeadingEdits() {}

    /** A heading and how deep it stands. */
    record Placed(FormHeading heading, int depth) {}

    static List<Placed> placed(Form form) {
        return form.headings().stream()
                .map(heading -> new Placed(heading, heading.depth()))
                .toList();
    }

    static Form add(Form form, FormNumbers numbers, String vi, String en) {
        int number = form.headings().stream()
                .filter(heading -> heading.key().matches("text\\d{1,6}"))
                .mapToInt(heading -> Integer.parseInt(heading.key().substring(4)))
                .reduce(numbers.heading(), Math::max);
        List<Placed> all = new ArrayList<>(placed(form));
        FormHeading heading = new FormHeading(0, "text" + (number + 1), null, "", vi, en, "", "", true, false, null);
        all.add(new Placed(
                heading, all.isEmpty() ? 0 : Math.min(1, all.getLast().depth() + 1)));
        return outlined(form, all);
    }

    static Form remove(Form form, String key) {
        return outlined(
                form,
                placed(form).stream()
                        .filter(one -> !one.heading().key().equals(key))
                        .toList());
    }

    static Form move(Form form, String key, int by) {
        List<Placed> all = new ArrayList<>(placed(form));
        for (int at = 0; at < all.size(); at++)
            if (all.get(at).heading().key().equals(key)) {
                FormEdits.swap(all, at, at + by);
                break;
            }
        return outlined(form, all);
    }

    /** The form with this outline: parents and numbers set anew. */
    static Form outlined(Form form, List<Placed> all) {
        List<FormHeading> headings = new ArrayList<>();
        @Nullable String[] open = new String[3]; // the key of the last heading of each depth
        int[] count = new int[3];
        Map<String, String> numbers = new HashMap<>();
        for (Placed one : all) {
            int depth = Math.min(one.depth(), headings.isEmpty() ? 0 : 2);
            while (depth > 0 && open[depth - 1] == null) depth--;
            count[depth]++;
            for (int deeper = depth + 1; deeper < 3; deeper++) {
                count[deeper] = 0;
                open[deeper] = null;
            }
            String parent = depth == 0 ? null : open[depth - 1];
            String number = switch (depth) {
                case 0 -> "Phần " + roman(count[0]);
                case 1 -> roman(count[1]);
                default -> numbers.getOrDefault(parent, "") + "." + count[2];
            };
            FormHeading was = one.heading();
            headings.add(new FormHeading(
                    headings.size() + 1,
                    was.key(),
                    parent,
                    number,
                    was.titleVi(),
                    was.titleEn(),
                    was.guideVi(),
                    was.guideEn(),
                    was.text(),
                    was.required(),
                    was.condition()));
            numbers.put(was.key(), number);
            open[depth] = was.key();
        }
        return new Form(
                form.id(),
                form.code(),
                form.edition(),
                form.level(),
                form.nameVi(),
                form.nameEn(),
                form.validFrom(),
                form.validTo(),
                form.legalBasis(),
                form.print(),
                form.sections(),
                headings);
    }

    private static String roman(int number) {
        return number <= ROMAN.length ? ROMAN[number - 1] : "X" + roman(number - ROMAN.length);
    }
}
