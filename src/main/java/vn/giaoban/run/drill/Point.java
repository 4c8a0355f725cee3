package vn.giaoban.run.drill;

import java.util.regex.Pattern;

/** A point at which something may happen to Giaoban, as it shows on its way to the database. */
enum Point {
    FILING_WRITTEN("insert into reporting\\.submission", Moment.AT_STATEMENT, 40),
    FILING_BEFORE_COMMIT("insert into reporting\\.submission", Moment.BEFORE_COMMIT, 40),
    FILING_AFTER_COMMIT("insert into reporting\\.submission", Moment.AFTER_COMMIT, 40),
    FIGURES_WRITTEN("update figures\\.sheet|insert into figures\\.sheet", Moment.AT_STATEMENT, 40),
    STEP_BEFORE_COMMIT("update reporting\\.report", Moment.BEFORE_COMMIT, 40),
    STEP_AFTER_COMMIT("update reporting\\.report", Moment.AFTER_COMMIT, 40),
    SEAL_WRITTEN("insert into audit\\.seal", Moment.AT_STATEMENT, 2),
    SEAL_BEFORE_COMMIT("insert into audit\\.seal", Moment.BEFORE_COMMIT, 2),
    SEAL_AFTER_COMMIT("insert into audit\\.seal", Moment.AFTER_COMMIT, 2),
    /** Within a migration of a first start. */
    MIGRATION_UNDER_WAY("^\\s*(create|alter|drop) ", Moment.AT_STATEMENT, 60),
    MIGRATION_BEFORE_COMMIT("flyway_schema_history", Moment.BEFORE_COMMIT, 20),
    /** While units and forms of one's own are laid. */
    LAYING_UNDER_WAY("insert into (organization|catalogue)\\.", Moment.AT_STATEMENT, 4),
    LAYING_BEFORE_COMMIT("insert into run\\.own_data", Moment.BEFORE_COMMIT, 1),
    LAYING_AFTER_COMMIT("insert into run\\.own_data", Moment.AFTER_COMMIT, 1),
    IMPORT_UNDER_WAY("insert into (reporting|figures)\\.", Moment.AT_STATEMENT, 6),
    IMPORT_BEFORE_COMMIT("insert into reporting\\.submission", Moment.BEFORE_COMMIT, 3),
    IMPORT_AFTER_COMMIT("insert into reporting\\.submission", Moment.AFTER_COMMIT, 3);

    enum Moment {
        /** The statement does not arrive. */
        AT_STATEMENT,
        /** All of the transaction has arrived but its end. */
        BEFORE_COMMIT,
        /** The database has committed, and whoever asked for it is not told. */
        AFTER_COMMIT
    }

    private final Pattern statement;
    private final Moment moment;
    private final int most;

    /** @param most how often it surely comes by */
    Point(String statement, Moment moment, int most) {
        this.statement = Pattern.compile(statement, Pattern.CASE_INSENSITIVE);
        this.moment = moment;
        this.most = most;
    }

    int most() {
        return most;
    }

    Moment moment() {
        return moment;
    }

    boolean concerns(String sql) {
        return statement.matcher(sql).find();
    }

    /** During the first start of an empty database. */
    boolean isOfStart() {
        return name().startsWith("MIGRATION") || name().startsWith("LAYING");
    }

    /** During an import of history. */
    boolean isOfImport() {
        return name().startsWith("IMPORT");
    }
}
