package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://hoa:m%40t+khau@db:5433/giaoban?ssl=true",
                "postgres://hoa:m%40t+khau@db:5433/giaoban?ssl=true",
                "jdbc:postgresql://db:5433/giaoban?user=hoa&password=m%40t%2Bkhau&ssl=true",
            })
    void readsTheUsualWaysOfWritingAnAddress(String url) {
        Database database = Database.external(url, Map.of());

        assertThat(database).isEqualTo(new Database("jdbc:postgresql://db:5433/giaoban?ssl=true", "hoa", "m@t+khau"));
        assertThat(database.toString()).doesNotContain("khau");
    }

    @Test
    void takesUserAndPasswordFromTheEnvironment() {
        assertThat(Database.external(
                        "postgresql://db/giaoban", Map.of("GIAOBAN_DB_USER", "hoa", "GIAOBAN_DB_PASSWORD", "kín")))
                .isEqualTo(new Database("jdbc:postgresql://db/giaoban", "hoa", "kín"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://db/giaoban", "postgresql://db", "postgresql:///giaoban", "postgresql://u:%zz@db/g", "db"
            })
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> Database.external(url, Map.of("GIAOBAN_DB_USER", "hoa")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--db-url must look like");
    }
}
