package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import vn.giaoban.Giaoban;
import vn.giaoban.audit.Verification;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Another network's installation begins with its own units, indicators and forms. */
class OwnDataTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        write("units", """
                code,parent,level,kind,name,short_name
                TW,,1,CENTRAL_COMMISSION,Hội Trung ương,Trung ương
                01,TW,2,PROVINCIAL_COMMISSION,Tỉnh hội A,Tỉnh A
                00001,01,4,COMMUNE,Hội xã B,Xã B
                """);
        write("indicators", """
                slot,code,name_vi,name_en,measure_vi,measure_en,theme,across_units,across_time,numerator,denominator,base,decimals,minimum,maximum,better,headline,note_vi,note_en,inferred,source,valid_from,legal_basis
                1,1,Buổi họp,Meetings,buổi,meetings,hoi-nghi,ADD,SUM,,,,0,0,1000,,1,,,no,,2021-01-01,Điều lệ hội
                2,2,Người dự,People present,người,people,hoi-nghi,NONE,LAST,,,,0,0,,,,,,no,,2021-01-01,Điều lệ hội
                """);
        write("forms", """
                code,edition,level,name_vi,name_en,valid_from,valid_to,legal_basis
                A,1,1,Báo cáo,Report,2021-01-01,,Điều lệ hội
                B,1,2,Báo cáo,Report,2021-01-01,,Điều lệ hội
                C,1,4,Báo cáo,Report,2021-01-01,,Điều lệ hội
                """);
        write("form_items", """
                form,edition,section,section_vi,section_en,indicator,required
                A,1,A,Họp,Meetings,1,no
                B,1,A,Họp,Meetings,1,no
                C,1,A,Họp,Meetings,1,yes
                C,1,A,Họp,Meetings,2,no
                """);
        write("deadlines", """
                superior_level,period_kind,days_after,valid_from,legal_basis
                2,,10,2021-01-01,Điều lệ hội
                1,,15,2021-01-01,Điều lệ hội
                0,,20,2021-01-01,Điều lệ hội
                """);
        write("periods", "kind,year,number,opened\nMONTH,2024,2,yes\n");
        StringBuilder months = new StringBuilder(
                "kind,number,first_year,first_month,first_day,last_month,last_day,valid_from,legal_basis\n");
        for (int month = 1; month <= 12; month++)
            months.append("MONTH,%1$d,0,%1$d,1,%1$d,31,2021-01-01,Điều lệ hội\n".formatted(month));
        write("period_rules", months.toString());
    }

    @Test
    void isLaidOnceAndOursIsNotLaidBesideIt() {
        try (TestDatabase database = TestDatabase.migrated();
                ConfigurableApplicationContext house = house(database)) {
            Foundations foundations = house.getBean(Foundations.class);
            List<String> said = new ArrayList<>();
            Home home = new Home(directory, "http://localhost", false, directory);
            foundations.prepare(home, said::add);
            foundations.prepare(home, said::add);
            foundations.lay(said::add);
            assertThat(said).hasSize(2);
            assertThat(said.get(0)).startsWith("Loaded 3 units");
            assertThat(said.get(1)).contains("is not read again");
            LocalDate day = LocalDate.of(2024, 2, 29);
            assertThat(house.getBean(Units.class).all(day).values().stream().map(Unit::code))
                    .containsExactlyInAnyOrder("TW", "01", "00001");
            assertThat(house.getBean(Forms.class).forLevel(Unit.COMMUNE, day).items())
                    .hasSize(2);
            assertThat(house.getBean(Periods.class)
                            .find("2024-M02")
                            .orElseThrow()
                            .lastDay())
                    .isEqualTo(day);
            assertThat(house.getBeanProvider(Verification.class).stream().flatMap(each -> each.differences().stream()))
                    .isEmpty();
        }
    }

    @Test
    void everyFlawIsNamedAndNothingIsLoaded() throws IOException {
        replace("units", "01,TW,2,PROVINCIAL_COMMISSION", "01,XX,3,PROVINCIAL_COMMISSION");
        replace("indicators", "người,people,hoi-nghi,NONE,LAST", "người,people,hoi-nghi,ADD,SUM");
        replace("form_items", "C,1,A,Họp,Meetings,2,no", "C,1,A,Họp,Meetings,7,maybe");
        Files.delete(directory.resolve("deadlines.csv"));
        assertThatThrownBy(() -> lay())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing was loaded")
                .hasMessageContaining("units.csv, row 3: the level of PROVINCIAL_COMMISSION is 2, not 3.")
                .hasMessageContaining("form_items.csv, row 5: required must be one of yes, no, not \"maybe\".")
                .hasMessageContaining("deadlines.csv: the file is missing.");
    }

    @Test
    void whatDoesNotFitTogetherIsNamedToo() throws IOException {
        replace("indicators", "người,people,hoi-nghi,NONE,LAST", "người,people,hoi-nghi,ADD,SUM");
        replace("form_items", "C,1,A,Họp,Meetings,2,no", "C,1,A,Họp,Meetings,7,no");
        replace("units", "00001,01,4", "00001,02,4");
        assertThatThrownBy(() -> lay())
                .hasMessageContaining("indicators.csv, row 3: people are counted by name and never added up")
                .hasMessageContaining("form_items.csv, row 5: there is no indicator 7.")
                .hasMessageContaining("units.csv, row 4: the parent \"02\" of 00001 is missing.");
    }

    @Test
    void everyLevelThatHasUnitsIsAskedForSomething() throws IOException {
        replace("forms", "B,1,2,Báo cáo,Report,2021-01-01,,Điều lệ hội\n", "");
        replace("form_items", "B,1,A,Họp,Meetings,1,no\n", "");
        assertThatThrownBy(() -> lay()).hasMessageContaining("forms.csv: units of level 2 have no form that goes on");
    }

    private void lay() {
        try (TestDatabase database = TestDatabase.migrated();
                ConfigurableApplicationContext house = house(database)) {
            house.getBean(OwnData.class).lay(directory, line -> {});
        }
    }

    private static ConfigurableApplicationContext house(TestDatabase database) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("spring.main.lazy-initialization", true);
        properties.put("spring.main.keep-alive", false);
        SpringApplication application = new SpringApplication(Giaoban.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(properties);
        return application.run();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file + ".csv"), text);
    }

    private void replace(String file, String what, String with) throws IOException {
        Path path = directory.resolve(file + ".csv");
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, with));
    }
}
