package vn.giaoban.run;

import org.jspecify.annotations.Nullable;

/**
 * What may stand behind a command word.
 *
 * @param name with its two dashes, "--port"
 * @param value what its value is called in the help, "N"; "N…" where it may be given several times; null where it takes none
 * @param help what it does, in a few words; further lines are set below the first
 */
public record Option(String name, @Nullable String value, String help) {
    static final Option PORT = new Option("--port", "N", "the port to serve on (8080; 0: any free one)");
    static final Option HOST =
            new Option("--host", "ADDRESS", "the address to serve on (127.0.0.1: this machine only)");
    public static final Option HOME = new Option("--home", "DIR", "where everything is kept (./var)");
    public static final Option DB_URL = new Option("--db-url", "URL", """
            use this PostgreSQL 15 or newer instead of the one that comes along:
            postgresql://user:password@host:5432/name, or the user and password
            in GIAOBAN_DB_USER and GIAOBAN_DB_PASSWORD""");
    static final Option CONFIG = new Option("--config", "FILE", """
            settings in a file (HOME/giaoban.conf if it is there); each setting is
            also an option, --NAME VALUE: giaoban settings""");
    static final Option NO_DEMO = new Option(
            "--no-demo", null, "for real use: no demo nation; a link for the first administrator is printed");

    static final Option DATA = new Option("--data", "DIR", """
            with --no-demo, on the first start: units, indicators and forms of
            one's own (docs/own-data.md)""");

    boolean repeats() {
        return value != null && value.endsWith("…");
    }

    String usage() {
        return value == null ? name : name + " " + value;
    }
}
