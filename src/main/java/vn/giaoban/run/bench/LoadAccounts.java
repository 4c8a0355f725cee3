package vn.giaoban.run.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import vn.giaoban.identity.Passwords;
import vn.giaoban.run.Database;

/** Who sends, accepts and reads while we measure: a leader with a token in every unit, and one who signs in at the centre. */
final class LoadAccounts {
    static final String READER = "reader";
    static final String PASSWORD = "a reader's long password";

    private LoadAccounts() {}

    /** The token of a unit's leader: whoever measures knows it beforehand. */
    static String token(String unit) {
        return "gb_load-" + unit;
    }

    static void make(Database database) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        insert into identity.account (username, name, unit_id, created_at)
                        select lower(u.code), u.code, u.id, now() from organization.unit u
                        """);
                statement.execute("""
                        insert into identity.role (account_id, unit_id, role, valid_from)
                        select a.id, a.unit_id, 'LEADER', '2020-01-01' from identity.account a
                        join organization.unit u on u.id = a.unit_id and lower(u.code) = a.username
                        """);
            }
            try (PreparedStatement tokens = connection.prepareStatement("""
                    insert into identity.api_token (account_id, name, token_sha256, reads_only, made_at, expires_on, last_used_at)
                    select id, 'load', sha256(convert_to('gb_load-' || upper(username), 'UTF8')), false, now(),
                           current_date + 300, now()
                    from identity.account
                    """)) {
                tokens.executeUpdate();
            }
            try (PreparedStatement reader = connection.prepareStatement("""
                    with one as (
                        insert into identity.account (username, name, unit_id, password_hash, password_set_at, created_at)
                        select ?, 'Reader', u.id, ?, now(), now() from organization.unit u where u.code = 'TW'
                        returning id, unit_id)
                    insert into identity.role (account_id, unit_id, role, valid_from)
                    select id, unit_id, 'OFFICER', '2020-01-01' from one
                    """)) {
                reader.setString(1, READER);
                reader.setString(2, new Passwords().hash(PASSWORD));
                reader.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze identity.account, identity.role, identity.api_token");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In bytes. */
    static long size(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rs = statement.executeQuery("select pg_database_size(current_database())")) {
            rs.next();
            return rs.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long unit(Database database, String code) {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select id from organization.unit where code = ?")) {
            statement.setString(1, code);
            var rs = statement.executeQuery();
            rs.next();
            return rs.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
