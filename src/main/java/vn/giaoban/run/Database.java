package vn.giaoban.run;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to reach a PostgreSQL database. */
public record Database(String url, String user, String password) {
    static final int OLDEST_MAJOR = 15;
    private static final String USER = "GIAOBAN_DB_USER";
    private static final String PASSWORD = "GIAOBAN_DB_PASSWORD";

    @Override
    public String toString() {
        return url + " as " + user;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /**
     * Reads {@code [jdbc:]postgresql://[user:password@]host[:port]/name[?user=…&password=…]}; what the URL does not say comes
     * from the environment, so that a password need not stand on the command line.
     */
    static Database external(String given, Map<String, String> environment) {
        String text = given.startsWith("jdbc:") ? given.substring("jdbc:".length()) : given;
        if (text.startsWith("postgres://")) {
            text = "postgresql://" + text.substring("postgres://".length());
        }
        if (!text.startsWith("postgresql://")) {
            throw notAnAddress();
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        if (uri.getRawAuthority() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw notAnAddress();
        }
        @Nullable String user = environment.get(USER);
        @Nullable String password = environment.get(PASSWORD);
        String authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] who = authority.substring(0, at).split(":", 2);
            user = decode(who[0]);
            password = who.length == 2 ? decode(who[1]) : password;
            authority = authority.substring(at + 1);
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else {
                parameters.add(parameter);
            }
        }
        if (user == null) {
            throw Refusal.usage("The database's user is missing: write it into --db-url or set " + USER + ".");
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new Database(
                "jdbc:postgresql://" + authority + uri.getRawPath() + query, user, password == null ? "" : password);
    }

    /** As given, for people to see. */
    static String withoutPassword(String given) {
        return given.replaceAll("//([^/@:]*):[^/]*@", "//$1:••••@").replaceAll("(?i)([?&]password=)[^&]*", "$1••••");
    }

    private static Refusal notAnAddress() {
        return Refusal.usage("--db-url must look like postgresql://user:password@host:5432/name");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Refuses a server that cannot be reached or is too old. */
    Database checked() {
        try (Connection connection = connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw Refusal.because("The database at " + url + " is PostgreSQL " + major + "; Giaoban needs "
                        + OLDEST_MAJOR + " or newer.");
            }
            return this;
        } catch (SQLException e) {
            throw Refusal.because("The database at " + url + " cannot be reached: " + e.getMessage());
        }
    }
}
