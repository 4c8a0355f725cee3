package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.reporting.Wording.Kind;
import vn.giaoban.reporting.Wording.Run;

/** How one text became another. */
class WordingTest {
    @Test
    void onlyTheWordsThatChangedAreShownAsChanged() {
        assertThat(Wording.between("Đã tổ chức 5 cuộc đối thoại.", "Đã tổ chức 7 cuộc đối thoại."))
                .containsExactly(
                        new Run(Kind.KEPT, "Đã tổ chức "),
                        new Run(Kind.OUT, "5"),
                        new Run(Kind.IN, "7"),
                        new Run(Kind.KEPT, " cuộc đối thoại."));
    }

    @Test
    void aSentenceAddedLeavesTheOneBeforeItAlone() {
        assertThat(Wording.between("Vài câu.", "Vài câu. Thêm một câu."))
                .containsExactly(new Run(Kind.KEPT, "Vài câu."), new Run(Kind.IN, " Thêm một câu."));
    }

    @Test
    void neighbouringChangesReadAsOne() {
        assertThat(Wording.between("mở hai lớp", "tổ chức ba lớp"))
                .containsExactly(
                        new Run(Kind.OUT, "mở hai"), new Run(Kind.IN, "tổ chức ba"), new Run(Kind.KEPT, " lớp"));
    }

    @Test
    void aTextThatBeginsOrEndsIsPutInOrTakenOutWhole() {
        assertThat(Wording.between("", "Vài câu.")).containsExactly(new Run(Kind.IN, "Vài câu."));
        assertThat(Wording.between("Vài câu.", "")).containsExactly(new Run(Kind.OUT, "Vài câu."));
        assertThat(Wording.between("", "")).isEmpty();
    }

    @Test
    void twoChangesFarApartLeaveWhatStandsBetweenThem() {
        assertThat(Wording.between("a b c d e", "x b c d y").stream()
                        .filter(run -> run.kind() == Kind.KEPT)
                        .map(Run::text))
                .containsExactly(" b c d ");
    }

    @Test
    void theRunsAlwaysMakeBothTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String old = text(random);
            String now = text(random);
            List<Run> runs = Wording.between(old, now);
            assertThat(without(runs, Kind.IN)).isEqualTo(old);
            assertThat(without(runs, Kind.OUT)).isEqualTo(now);
        }
        String long1 = "một ".repeat(3_000) + "hai";
        String long2 = "ba ".repeat(3_000) + "hai";
        assertThat(without(Wording.between(long1, long2), Kind.OUT)).isEqualTo(long2);
    }

    private static String without(List<Run> runs, Kind kind) {
        return runs.stream().filter(run -> run.kind() != kind).map(Run::text).collect(Collectors.joining());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--)
            text.append("abc".charAt(random.nextInt(3)))
                    .append(List.of(" ", "\n", "  ").get(random.nextInt(3)));
        return text.toString();
    }
}
