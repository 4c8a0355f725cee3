package vn.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234|1234000",
                "1.234|1234000",
                "1.234.567|1234567000",
                "0|0",
                "007|7000",
                "' 1 234 '|1234000",
                "1\u00a0234|1234000",
                "1\u202f234|1234000",
                "1,50|1500",
                "12.345,6|12345600",
                "2,0|2000"
            })
    void vietnameseNumbersHaveADotBeforeThreeDigitsAndACommaBeforeDecimals(String typed, long thousandths) {
        assertThat(TypedAmount.read(typed, 1, VIETNAMESE)).isEqualTo(new TypedAmount(thousandths, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,234|1234000", "1.5|1500", "1,234.5|1234500", "1234|1234000"})
    void englishNumbersAreTheOtherWayRound(String typed, long thousandths) {
        assertThat(TypedAmount.read(typed, 1, Locale.ENGLISH)).isEqualTo(new TypedAmount(thousandths, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.23", "1.2345", "12.34,5", "1,2,3", ".5", "5,", "1..234"})
    void whatCouldMeanTwoThingsIsRefusedNotGuessed(String typed) {
        assertThat(TypedAmount.read(typed, 1, VIETNAMESE)).isEqualTo(new TypedAmount(null, "figures.typed.separators"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "1,23", "1.234.567"})
    void inEnglishTheVietnameseWayIsRefused(String typed) {
        assertThat(TypedAmount.read(typed, 1, Locale.ENGLISH).problem()).isEqualTo("figures.typed.separators");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u00a0"})
    void nothingTypedIsBlankAndNotZero(String typed) {
        assertThat(TypedAmount.read(typed, 0, VIETNAMESE)).isEqualTo(new TypedAmount(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KAD", "kad", "Không áp dụng", "khong ap dung", "KHÔNG ÁP DỤNG", "NA", "n/a", "not applicable"})
    void notApplicableMayBeSaidInBothLanguages(String typed) {
        assertThat(TypedAmount.read(typed, 0, VIETNAMESE).amount()).isEqualTo(Amounts.NOT_APPLICABLE);
        assertThat(TypedAmount.read(typed, 0, Locale.ENGLISH).amount()).isEqualTo(Amounts.NOT_APPLICABLE);
    }

    @Test
    void notApplicableIsReadWhicheverWayItsLettersAreComposed() {
        String decomposed = java.text.Normalizer.normalize("Không áp dụng", java.text.Normalizer.Form.NFD);
        assertThat(TypedAmount.read(decomposed, 0, VIETNAMESE).amount()).isEqualTo(Amounts.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\u22121", "-1.234"})
    void nothingIsLessThanNone(String typed) {
        assertThat(TypedAmount.read(typed, 0, VIETNAMESE).problem()).isEqualTo("figures.typed.negative");
    }

    @Test
    void decimalsAreRefusedWhereWholeThingsAreCounted() {
        assertThat(TypedAmount.read("1,5", 0, VIETNAMESE).problem()).isEqualTo("figures.typed.whole");
        assertThat(TypedAmount.read("1,25", 1, VIETNAMESE).problem()).isEqualTo("figures.typed.decimals");
        assertThat(TypedAmount.read("1,0", 0, VIETNAMESE).amount()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mười", "12 cuộc", "1e5", "=2+3", "12%"})
    void wordsAreNoNumbers(String typed) {
        assertThat(TypedAmount.read(typed, 0, VIETNAMESE).problem()).isEqualTo("figures.typed.number");
    }

    @Test
    void whatNoFieldHoldsIsTooLarge() {
        assertThat(TypedAmount.read("9".repeat(15), 0, VIETNAMESE).amount()).isEqualTo(999_999_999_999_999_000L);
        assertThat(TypedAmount.read("9".repeat(16), 0, VIETNAMESE).problem()).isEqualTo("figures.typed.tooLarge");
        assertThat(TypedAmount.read("9".repeat(60), 0, VIETNAMESE).problem()).isEqualTo("figures.typed.tooLarge");
    }
}
