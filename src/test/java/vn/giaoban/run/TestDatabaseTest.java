package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void eachTestHasADatabaseOfItsOwn() {
        try (TestDatabase first = TestDatabase.migrated();
                TestDatabase second = TestDatabase.migrated()) {
            JdbcClient.create(first.dataSource())
                    .sql("CREATE TABLE only_here (id int)")
                    .update();
            assertThat(tables(first)).contains("only_here");
            assertThat(tables(second)).doesNotContain("only_here");
        }
    }

    @Test
    void aTemplateIsFilledOnce() {
        int[] filled = {0};
        for (int round = 0; round < 2; round++) {
            try (TestDatabase database = TestDatabase.from("filled once", dataSource -> {
                filled[0]++;
                JdbcClient.create(dataSource)
                        .sql("CREATE TABLE filled (id int)")
                        .update();
            })) {
                assertThat(tables(database)).contains("filled");
            }
        }
        assertThat(filled[0]).isEqualTo(1);
    }

    @Test
    void theServerIsNewEnoughAndKnowsTheExtensionsWeUse() {
        try (TestDatabase database = TestDatabase.empty()) {
            JdbcClient sql = JdbcClient.create(database.dataSource());
            sql.sql("CREATE EXTENSION unaccent").update();
            sql.sql("CREATE EXTENSION pg_trgm").update();
            assertThat(sql.sql("SELECT unaccent('Đơn vị Đắk Lắk')")
                            .query(String.class)
                            .single())
                    .isEqualTo("Don vi Dak Lak");
            assertThat(sql.sql("SHOW server_encoding").query(String.class).single())
                    .isEqualTo("UTF8");
        }
    }

    private static java.util.List<String> tables(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
