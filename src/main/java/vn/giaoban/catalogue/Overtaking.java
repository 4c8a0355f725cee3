package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Meanwhile;

/**
 * A page on which a form is being made, sent after somebody else had changed the same part. What its reader typed stays in its
 * boxes; boxes that were left alone say what stands now.
 *
 * @param boxes what the page's boxes say next, by name; a tick that is not set is not there
 * @param places where the page and what stands now differ
 */
record Overtaking(Map<String, String> boxes, List<Meanwhile.Place> places) {

    /**
     * @param before the boxes as the page had them; none where nobody knows
     * @param now the boxes as they would stand today
     * @param sent what came with the page
     */
    static Overtaking of(Map<String, FormBox> before, Map<String, FormBox> now, Map<String, String> sent) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        names.addAll(sent.keySet());
        Map<String, String> boxes = new LinkedHashMap<>();
        List<Meanwhile.Place> places = new ArrayList<>();
        for (String name : names) {
            FormBox stands = now.get(name);
            FormBox was = before.get(name);
            String typed = tidy(sent.get(name));
            String standing = stands == null ? null : tidy(stands.value());
            boolean touched = !Objects.equals(typed, was == null ? null : tidy(was.value()));
            String next = touched ? typed : standing;
            if (next != null) boxes.put(name, next);
            FormBox box = stands == null ? was : stands;
            if (box == null || Objects.equals(typed, standing)) continue;
            // Of a line that only one side has, its name says enough, unless somebody typed in it.
            boolean both = stands != null && was != null;
            if (both || box.names() || (touched && typed != null))
                places.add(new Meanwhile.Place(box.label(), box.said(standing), said(was, box, typed)));
        }
        return new Overtaking(boxes, places);
    }

    private static String said(@Nullable FormBox was, FormBox box, @Nullable String typed) {
        return (was == null ? box : was).said(typed);
    }

    private static @Nullable String tidy(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n").strip();
    }
}
