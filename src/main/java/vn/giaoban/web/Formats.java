package vn.giaoban.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How figures, days and times are written: in Vietnamese by Luật Kế toán (1.234,5) and Nghị định 30/2020/NĐ-CP (05/7/2026: a zero
 * before days under 10 and before months 1 and 2), in English by its own custom. Never by the browser's language or zone.
 */
public final class Formats {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final String[] WEEKDAYS = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"
    };

    private final boolean english;

    public Formats(Locale locale) {
        english = locale.getLanguage().equals("en");
    }

    /** A decimal with the given number of decimals, rounded half up, with the true minus sign. */
    public String decimal(BigDecimal value, int decimals) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(english ? ',' : '.');
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setMinusSign('−');
        DecimalFormat format = new DecimalFormat("#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : ""), symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** An amount in thousandths of its unit of measure. */
    public String number(long thousandths, int decimals) {
        return decimal(BigDecimal.valueOf(thousandths, 3), decimals);
    }

    public String whole(long count) {
        return decimal(BigDecimal.valueOf(count), 0);
    }

    /** A share in percent with one decimal: 85,3%. Never above what was counted, 0 of 0 is 0. */
    public String share(long part, long whole) {
        BigDecimal percent = whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
        return decimal(percent, 1) + "%";
    }

    /** 05/7/2026; 5 Jul 2026. */
    public String day(LocalDate day) {
        return english ? ENGLISH_DAY.format(day) : shortDay(day) + "/" + day.getYear();
    }

    /** 05/7; 5 Jul. */
    public String shortDay(LocalDate day) {
        if (english) return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(day);
        String month = day.getMonthValue() < 3 ? "0" + day.getMonthValue() : String.valueOf(day.getMonthValue());
        return String.format(Locale.ROOT, "%02d/%s", day.getDayOfMonth(), month);
    }

    /** tháng 11/2026; November 2026. */
    public String month(YearMonth month) {
        if (english)
            return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(month);
        return "tháng " + (month.getMonthValue() < 3 ? "0" : "") + month.getMonthValue() + "/" + month.getYear();
    }

    /** thứ Sáu 25/9; Fri 25 Sep. */
    public String weekday(LocalDate day) {
        if (english)
            return DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(day);
        return WEEKDAYS[day.getDayOfWeek().getValue() - 1] + " " + shortDay(day);
    }

    /** 15/12/2025–14/6/2026. */
    public String days(LocalDate first, LocalDate last) {
        return day(first) + "–" + day(last);
    }

    /** 09:12. */
    public String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    /** 09:12, 22/9/2026. */
    public String moment(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        return TIME.format(local) + ", " + day(local.toLocalDate());
    }

    /** 22/9 09:12, for lists where the year is plain. */
    public String shortMoment(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        return shortDay(local.toLocalDate()) + " " + TIME.format(local);
    }

    public LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** Whole days from one day to another: negative when the second lies before the first. */
    public static long daysBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
