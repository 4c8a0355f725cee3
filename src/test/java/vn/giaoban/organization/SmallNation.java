package vn.giaoban.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.Giaoban;
import vn.giaoban.TestClock;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.run.TestDatabase;

/** The whole application, on a nation of three provinces that a test may rearrange as it likes. */
final class SmallNation implements AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private final ConfigurableApplicationContext context;
    final JdbcClient jdbc;
    final Units units;
    final Reorganizations reorganizations;
    final Figures figures;

    SmallNation() {
        SpringApplication application = new SpringApplication(Giaoban.class);
        application.setLazyInitialization(true);
        Map<String, Object> properties = new HashMap<>(TestDatabase.migrated().properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        application.setDefaultProperties(properties);
        application.addInitializers((GenericApplicationContext made) ->
                made.registerBean("clock", Clock.class, () -> new TestClock(TODAY)));
        context = application.run();
        jdbc = bean(JdbcClient.class);
        units = bean(Units.class);
        reorganizations = bean(Reorganizations.class);
        figures = bean(Figures.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What is done in it is undone in the end. */
    void passing(Runnable life) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> {
            life.run();
            status.setRollbackOnly();
        });
    }

    /** The centre, three provinces of four communes, each with an officer; six months to report; one indicator that adds up. */
    void found() {
        UnitVersions versions = bean(UnitVersions.class);
        long centre = versions.found("TW", "Trung ương", "Trung ương", UnitKind.CENTRAL_COMMISSION, null, FIRST);
        for (int p = 1; p <= 3; p++) {
            long province =
                    versions.found("P" + p, "Ban " + p, "Tỉnh " + p, UnitKind.PROVINCIAL_COMMISSION, centre, FIRST);
            for (int c = 1; c <= 4; c++) {
                String code = "C" + p + c;
                officer(versions.found(code, "Đảng ủy xã " + code, "Xã " + code, UnitKind.COMMUNE, province, FIRST));
            }
        }
        for (int month = 1; month <= 6; month++)
            jdbc.sql("""
                    insert into catalogue.period (kind, year, number, code, first_day, last_day, opened)
                    values ('MONTH', 2026, :month, '2026-T' || :month, make_date(2026, :month, 1),
                        (make_date(2026, :month, 1) + interval '1 month - 1 day')::date, true)
                    """).param("month", month).update();
        jdbc.sql("""
                with one as (insert into catalogue.indicator (slot, code) values (1, '1') returning id)
                insert into catalogue.indicator_edition
                    (indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time, decimals,
                     valid_from, legal_basis)
                select id, 'Việc', 'Things', 'việc', 'things', 'tiep-dan', 'ADD', 'SUM', 0, '2020-01-01', 'Thử' from one
                """).update();
        jdbc.sql("""
                insert into catalogue.form (code, edition, level, name_vi, name_en, valid_from, legal_basis)
                select 'F' || l, 1, l, 'Mẫu', 'Form', '2020-01-01', 'Thử' from unnest(array[1, 2, 4]) l
                """).update();
        jdbc.sql("""
                with section as (
                    insert into catalogue.form_section (form_id, position, letter, title_vi, title_en)
                    select id, 1, 'A', 'Việc', 'Things' from catalogue.form returning id, form_id)
                insert into catalogue.form_item (section_id, form_id, position, indicator_id, required)
                select s.id, s.form_id, 1, i.id, true from section s cross join catalogue.indicator i
                """).update();
    }

    private void officer(long unitId) {
        jdbc.sql("""
                with one as (
                    insert into identity.account (username, name, unit_id, created_at)
                    values ('o' || :unit, 'Người thử', :unit, now()) returning id)
                insert into identity.role (account_id, unit_id, role, valid_from) select id, :unit, 'OFFICER', '2025-07-01' from one
                """).param("unit", unitId).update();
    }

    Actor administrator() {
        long centre = units.root(TODAY).id();
        return new Actor(1, "tuan", "Tuấn", List.of(new Holding(Role.ADMINISTRATOR, centre, false)), TODAY);
    }

    List<Period> periods() {
        return bean(Periods.class).all();
    }

    /** What {@code giaoban verify} says of the tree, of the figures and of the corrections. */
    List<String> differences() {
        return context.getBeanProvider(Verification.class).stream()
                .flatMap(each -> each.differences().stream())
                .toList();
    }

    /** Every row that a reorganisation may touch, in words; but not the figures of units that have none. */
    List<String> rows() {
        return jdbc.sql("""
                select 'version ' || v::text from organization.unit_version v
                union all select 'unit ' || u::text from organization.unit u
                union all select 'line ' || l::text from organization.line l
                union all select 'heir ' || h::text from organization.heir h
                union all select 'keeper ' || k::text from organization.keeper k
                union all select 'succession ' || s::text from organization.succession s
                union all select 'role ' || r::text from identity.role r
                union all select 'report ' || r::text from reporting.report r
                union all select 'sheet ' || f::text from figures.sheet f where f.reports > 0
                order by 1
                """).query(String.class).list();
    }

    @Override
    public void close() {
        context.close();
    }
}
