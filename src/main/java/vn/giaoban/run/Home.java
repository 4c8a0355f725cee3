package vn.giaoban.run;

import java.nio.file.Path;

/**
 * Where and how this Giaoban runs.
 *
 * @param directory all its state: database, logs, secrets
 * @param address what a browser opens, without a slash at the end
 * @param demo whether an empty database is to become the demo nation
 */
public record Home(Path directory, String address, boolean demo) {}
