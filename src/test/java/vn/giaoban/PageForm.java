package vn.giaoban;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A form as it stands in a page, with what a browser would send of it; of a name given twice, the first. */
public final class PageForm {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern TEXTAREA = Pattern.compile("(<textarea\\b[^>]*>)([^<]*)</textarea>");
    private static final Pattern SELECT = Pattern.compile("(<select\\b[^>]*>)(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*>");

    private PageForm() {}

    /** Its fields, by the address that it, or one of its buttons, is sent to. */
    public static Map<String, String> of(Client.Answer page, String action) {
        String body = page.body();
        int at = body.indexOf("action=\"" + action + "\"");
        if (at < 0) throw new AssertionError("no form for " + action + " in " + body);
        String form = body.substring(body.lastIndexOf("<form", at), body.indexOf("</form>", at));
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(form).results().map(MatchResult::group).forEach(tag -> {
            boolean ticked = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
            if (!ticked) put(fields, tag, attribute(tag, "value"));
            else if (tag.contains(" checked"))
                put(fields, tag, tag.contains(" value=") ? attribute(tag, "value") : "on");
        });
        TEXTAREA.matcher(form).results().forEach(found -> put(fields, found.group(1), unescaped(found.group(2))));
        SELECT.matcher(form).results().forEach(found -> put(fields, found.group(1), chosen(found.group(2))));
        fields.remove("");
        fields.remove("_csrf"); // the client sends its own
        return fields;
    }

    private static String chosen(String options) {
        String first = null;
        for (MatchResult found : OPTION.matcher(options).results().toList()) {
            String value = attribute(found.group(), "value");
            if (found.group().contains(" selected")) return value;
            if (first == null) first = value;
        }
        return first == null ? "" : first;
    }

    private static void put(Map<String, String> fields, String tag, String value) {
        fields.putIfAbsent(attribute(tag, "name"), value);
    }

    private static String attribute(String tag, String name) {
        return Pattern.compile("\\s" + name + "=\"([^\"]*)\"")
                .matcher(tag)
                .results()
                .map(found -> unescaped(found.group(1)))
                .findFirst()
                .orElse("");
    }

    private static String unescaped(String text) {
        return HtmlUtils.htmlUnescape(text);
    }
}
