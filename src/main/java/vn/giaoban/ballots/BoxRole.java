package vn.giaoban.ballots;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The database role in which papers are put in: it looks for a code, adds a paper, and can read, change or delete none. Where the
 * application's user may neither make it nor become it, papers are put in by the application's own role.
 */
@Component
class BoxRole {
    static final String NAME = "giaoban_ballot";

    private final JdbcClient jdbc;

    BoxRole(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives the role what it needs, within a transaction. */
    void allow() {
        jdbc.sql("""
                do $$
                begin
                    if to_regrole('giaoban_ballot') is null
                       and (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) then
                        begin
                            create role giaoban_ballot nologin;
                            grant giaoban_ballot to current_user with set true, inherit false;
                        exception when duplicate_object or unique_violation then null; -- another made it meanwhile
                        end;
                    end if;
                    if to_regrole('giaoban_ballot') is not null then
                        grant usage on schema ballots to giaoban_ballot;
                        grant select (id, state, key_name) on ballots.ballot to giaoban_ballot;
                        grant select on ballots.code to giaoban_ballot;
                        grant insert on ballots.box to giaoban_ballot;
                    end if;
                end $$
                """).update();
    }

    /** For the rest of the transaction. */
    void take() {
        boolean may = jdbc.sql("""
                select coalesce(pg_has_role(to_regrole('giaoban_ballot'), 'SET')
                    and has_table_privilege(to_regrole('giaoban_ballot'), 'ballots.box', 'INSERT'), false)
                """).query(Boolean.class).single();
        if (may) jdbc.sql("set local role giaoban_ballot").update();
    }
}
