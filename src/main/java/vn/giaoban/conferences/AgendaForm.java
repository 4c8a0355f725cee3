package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * The agenda as it stands on its form: rows that are put up, down and aside by buttons, before anything is kept.
 *
 * @param seen what stood when the form was opened
 */
public record AgendaForm(String seen, List<Row> rows) {
    private static final int MOST = 60;
    private static final int MOST_MINUTES = 600;
    private static final int LONGEST = 500;

    public AgendaForm {
        rows = List.copyOf(rows);
    }

    /** An item as it was typed; id 0 for a new one. */
    public record Row(long id, AgendaItem.Kind kind, String title, String minutes) {
        boolean isEmpty() {
            return title.isBlank() && minutes.isBlank();
        }
    }

    static AgendaForm of(List<AgendaItem> items) {
        return new AgendaForm(
                Seen.of(items),
                items.stream()
                        .map(item -> new Row(item.id(), item.kind(), item.title(), String.valueOf(item.minutes())))
                        .toList());
    }

    static AgendaForm typed(Map<String, String> typed) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST && typed.containsKey("i" + i + ".title"); i++) {
            String row = "i" + i;
            String id = typed.getOrDefault(row + ".id", "");
            rows.add(new Row(
                    id.matches("\\d{1,18}") ? Long.parseLong(id) : 0,
                    kind(typed.getOrDefault(row + ".kind", "")),
                    typed.getOrDefault(row + ".title", "").strip(),
                    typed.getOrDefault(row + ".minutes", "").strip()));
        }
        return new AgendaForm(typed.getOrDefault("seen", ""), rows);
    }

    private static AgendaItem.Kind kind(String name) {
        for (AgendaItem.Kind kind : AgendaItem.Kind.values()) if (kind.name().equals(name)) return kind;
        return AgendaItem.Kind.OTHER;
    }

    AgendaForm upon(String seen) {
        return new AgendaForm(seen, rows);
    }

    /** After one of its buttons: "add", "up-2", "down-2", "remove-2"; anything else leaves it as it is. */
    AgendaForm after(String button) {
        List<Row> now = new ArrayList<>(rows);
        if (button.equals("add") && now.size() < MOST) now.add(new Row(0, AgendaItem.Kind.OTHER, "", ""));
        int at = place(button);
        if (at >= 0 && at < now.size()) {
            if (button.startsWith("remove")) now.remove(at);
            if (button.startsWith("up") && at > 0) now.add(at - 1, now.remove(at));
            if (button.startsWith("down") && at < now.size() - 1) now.add(at + 1, now.remove(at));
        }
        return new AgendaForm(seen, now);
    }

    /** The row that the reader goes on with after a button; -1 where it is none. */
    int focus(String button) {
        if (button.equals("add")) return rows.size() - 1;
        int at = place(button);
        if (at < 0) return -1;
        int to = button.startsWith("up") ? at - 1 : button.startsWith("down") ? at + 1 : at;
        return Math.max(0, Math.min(to, rows.size() - 1));
    }

    private static int place(String button) {
        return button.matches("(up|down|remove)-\\d{1,2}")
                ? Integer.parseInt(button.substring(button.indexOf('-') + 1))
                : -1;
    }

    /** Minutes of all rows whose box says any. */
    public int minutes() {
        return rows.stream().mapToInt(row -> Math.max(0, read(row.minutes()))).sum();
    }

    private static int read(String minutes) {
        return minutes.matches("\\d{1,3}") ? Integer.parseInt(minutes) : -1;
    }

    /** Rows in which nothing was typed are passed over; what is wrong with the others is said at their boxes. */
    List<AgendaItem> items(Page page, Set<Long> own, FormErrors errors) {
        List<AgendaItem> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.isEmpty()) continue;
            int minutes = read(row.minutes());
            if (row.title().isEmpty()) errors.add("i" + i + ".title", page.t("conferences.fault.item"));
            if (row.title().length() > LONGEST) errors.add("i" + i + ".title", page.t("conferences.fault.long"));
            if (minutes < 1 || minutes > MOST_MINUTES)
                errors.add("i" + i + ".minutes", page.t("conferences.fault.itemMinutes"));
            items.add(new AgendaItem(
                    own.contains(row.id()) ? row.id() : 0, items.size() + 1, row.kind(), row.title(), minutes));
        }
        return items;
    }

    static String text(Page page, List<AgendaItem> items) {
        return items.stream()
                .map(item -> item.title() + " (" + page.t("conferences.minutes", item.minutes()) + ")")
                .collect(Collectors.joining("; "));
    }
}
