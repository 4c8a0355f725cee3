package vn.giaoban.access;

/**
 * A rule of who sees or may do what, as the application's SQL says it, and how that SQL reads without the rule. {@code lines} is
 * the beginning of the routes of access.csv that guard it.
 *
 * <p>The rules by role stand in Java, where the actor is asked which roles it holds. They are removed where the actor comes
 * from: in the one statement that reads its roles.
 */
enum AccessRule {
    A_UNIT_IS_SEEN_FROM_ABOVE_ONLY(
            "t.unit_id = h.heir_id and t.ancestor_id = any(:roots)", "t.unit_id = h.heir_id", "/units/{id}"),
    FIGURES_ARE_SEEN_FROM_ABOVE_ONLY(
            "t.unit_id = h.heir_id and t.ancestor_id = any(:roots)", "t.unit_id = h.heir_id", "/figures/"),
    THE_SEARCH_FINDS_ONLY_WHAT_IS_SEEN("(:roots::bigint[] is null or exists (", "(true or exists (", "/search"),
    A_REPORT_IS_ITS_UNITS_OWN("k.keeper_id = any(:own)", "true", "/reports/{id}"),
    A_DRAFT_IS_NOT_SHOWN_ABOVE("or r.submissions > 0 and (exists", "or (exists", "/reports/{id}"),
    A_REPORT_IS_SEEN_FROM_ABOVE_ONLY(
            "l.unit_id = r.unit_id and l.ancestor_id = any(:above)", "l.unit_id = r.unit_id", "/reports/{id}"),
    A_LOG_IS_ITS_UNITS_OWN(
            "k.unit_id = a.unit_id and k.keeper_id = any(:own)", "k.unit_id = a.unit_id", "/activities/{id}"),
    A_LOG_IS_AUDITED_FROM_ABOVE_ONLY(
            "l.unit_id = a.unit_id and l.ancestor_id = any(:auditing)",
            "l.unit_id = a.unit_id and (l.ancestor_id = any(:auditing) or true)",
            "/activities/{id}"),
    A_SUPERIORS_DEADLINE_IS_FOR_ITS_OWN_LINE(
            "where (l.unit_id = :unit and l.ancestor_id = any(:roots) or l.ancestor_id = :unit and l.unit_id = any(:roots))",
            "where l.unit_id = :unit",
            "/catalogue/"),
    A_NOTICE_IS_LISTED_FOR_ITS_PERSON_ONLY(
            "where account_id = :account and (:before = 0", "where (:before = 0", "/notices"),
    A_NOTICE_IS_OPENED_BY_ITS_PERSON_ONLY(
            "where id = :id and account_id = :account", "where id = :id", "/notices/{id}/reading"),
    AN_UNPUBLISHED_PERIOD_IS_NOT_PUBLIC("opened, published_at", "opened, now() as published_at", "/public/"),
    AN_UNPUBLISHED_PERIOD_IS_NOT_ANSWERED("opened, published_at", "opened, now() as published_at", "/api/"),
    A_LINK_OPENS_ONCE("and used_at is null and expires_at > :now", "and expires_at > :now", "/passwords/"),
    A_LINK_EXPIRES("and used_at is null and expires_at > :now", "and used_at is null", "/passwords/"),
    A_ROLE_ENDS_WITH_ITS_LAST_DAY(
            "on r.account_id = a.id and :day between r.valid_from and coalesce(r.valid_to, 'infinity')",
            "on r.account_id = a.id",
            "/reports"),
    A_LOCKED_ACCOUNT_IS_NOBODY("where a.id = :id and not a.locked", "where a.id = :id", "/units"),
    AN_ACCOUNT_IS_SEEN_FROM_ABOVE_ONLY("where l.ancestor_id = any(:roots)\n", "where true\n", "/accounts/{id}"),
    AN_ACCOUNT_WITH_A_ROLE_ELSEWHERE_IS_NOT_CHANGED(
            "where l.unit_id = :unit and l.ancestor_id = any(:roots)", "where l.unit_id = :unit", "/accounts/{id}"),
    THE_TRAIL_IS_READ_FROM_ABOVE_ONLY(
            "l.unit_id = t.unit_id and l.ancestor_id = any(:roots)", "l.unit_id = t.unit_id", "/audit"),
    A_BATCH_IS_ITS_UPLOADERS("where id = :id and uploader_id = :uploader", "where id = :id", "/accounts/import/{id}"),
    A_SENT_LOG_IS_ITS_SENDERS(
            "where i.id = :id and i.sender_id = :sender", "where i.id = :id", "/activities/import/{id}"),
    AN_OFFICER_IS_NO_LEADER(Role.OFFICER, Role.LEADER, "/reports/{id}/submission"),
    AN_OFFICER_IS_NO_AUDITOR(Role.OFFICER, Role.AUDITOR, "/audit"),
    AN_OFFICER_IS_NO_ADMINISTRATOR(Role.OFFICER, Role.ADMINISTRATOR, "/periods/"),
    A_LEADER_IS_NO_ADMINISTRATOR(Role.LEADER, Role.ADMINISTRATOR, "/accounts"),
    A_LEADER_IS_NO_AUDITOR(Role.LEADER, Role.AUDITOR, "/audit"),
    AN_ADMINISTRATOR_IS_NO_LEADER(Role.ADMINISTRATOR, Role.LEADER, "/absence"),
    AN_ADMINISTRATOR_IS_NO_OFFICER(Role.ADMINISTRATOR, Role.OFFICER, "/boards/"),
    AN_ADMINISTRATOR_IS_NO_AUDITOR(Role.ADMINISTRATOR, Role.AUDITOR, "/reports/{id}"),
    AN_AUDITOR_IS_NO_OFFICER(Role.AUDITOR, Role.OFFICER, "/reports/{id}"),
    AN_AUDITOR_IS_NO_ADMINISTRATOR(Role.AUDITOR, Role.ADMINISTRATOR, "/periods/");

    private final String with;
    private final String without;
    private final String lines;

    AccessRule(String with, String without, String lines) {
        this.with = with;
        this.without = without;
        this.lines = lines;
    }

    /** Without the rule, whoever holds the one role holds the other as well. */
    AccessRule(Role held, Role taken, String lines) {
        this("left join identity.role r\n", """
                left join (
                    select id, account_id, unit_id, role, acting, valid_from, valid_to from identity.role
                    union all
                    select id, account_id, unit_id, '%s', acting, valid_from, valid_to from identity.role where role = '%s') r
                """.formatted(taken, held), lines);
    }

    boolean isIn(String sql) {
        return sql.contains(with);
    }

    String removedFrom(String sql) {
        return sql.replace(with, without);
    }

    String lines() {
        return lines;
    }
}
