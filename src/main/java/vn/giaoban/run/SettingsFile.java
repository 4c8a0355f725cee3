package vn.giaoban.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of settings: lines {@code name = value}; what begins with # is for the reader. */
final class SettingsFile {
    /** As many letters may differ for a name to have been meant. */
    private static final int NEAR = 3;

    private SettingsFile() {}

    /** The values by their names; refuses, with the line, what is no setting or stands there twice. */
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw Refusal.usage("The file of settings " + file + " cannot be read: " + e.getMessage());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            String where = " (" + file + ", line " + (n + 1) + ")";
            int equals = line.indexOf('=');
            if (equals < 0) throw Refusal.usage("Settings are written as name = value, not as: " + line + where);
            String key = line.substring(0, equals).strip();
            Setting setting = Setting.of(key).orElseThrow(() -> Refusal.usage(unknown(key) + where));
            if (!setting.inFile())
                throw Refusal.usage("The setting " + key + " cannot stand in the file: give it as " + setting.option()
                        + " or " + setting.variable() + where);
            if (values.put(key, line.substring(equals + 1).strip()) != null)
                throw Refusal.usage("The setting " + key + " stands twice" + where);
        }
        return values;
    }

    private static String unknown(String key) {
        return "There is no setting " + key
                + nearest(key).map(name -> "; did you mean " + name + "?").orElse(".") + " See: giaoban settings";
    }

    static Optional<String> nearest(String key) {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> setting.keys().stream())
                .filter(name -> distance(key, name) <= NEAR)
                .min(Comparator.comparingInt(name -> distance(key, name)));
    }

    /** Levenshtein's: how many letters to change, put in or take out. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
