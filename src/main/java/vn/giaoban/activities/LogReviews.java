package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.activities.ActivityReading.Fault;
import vn.giaoban.activities.LogImportRow.Standing;
import vn.giaoban.calendar.Days;

/** Looks spreadsheets of activities through: each row by the rules of the form, and against what is logged. */
@Component
class LogReviews {
    private final ActivityTypes types;
    private final ActivityList list;
    private final NamedUnits units;

    LogReviews(ActivityTypes types, ActivityList list, NamedUnits units) {
        this.types = types;
        this.list = list;
        this.units = units;
    }

    LogReview of(Actor actor, LogImport kept) {
        List<LogImportRow> read = read(actor, kept);
        long unit = actor.homeUnitId();

        // 1. What the log has by the rows' own keys, and what it has that is alike.
        Set<UUID> there = list.known(
                read.stream().map(LogImportRow::key).filter(Objects::nonNull).toList());
        List<LogImportRow> readable =
                read.stream().filter(row -> row.content() != null).toList();
        Map<Integer, Long> alike = list.alike(
                unit,
                Collections.nCopies(readable.size(), kept.typeCode()),
                readable.stream()
                        .map(row -> Objects.requireNonNull(row.content()))
                        .toList());
        Map<LogImportRow, Long> likes = new HashMap<>();
        alike.forEach((n, id) -> likes.put(readable.get(n), id));

        // 2. Where that leaves each row; of several with one day and place the first is the one that counts.
        Map<String, Integer> places = new HashMap<>();
        List<LogImportRow> rows = new ArrayList<>();
        for (LogImportRow row : read) {
            ActivityContent content = row.content();
            if (content == null) {
                rows.add(row);
                continue;
            }
            Integer above = places.putIfAbsent(
                    content.day() + " " + content.place().toLowerCase(java.util.Locale.ROOT),
                    row.row().number());
            Long other = likes.get(row);
            if (there.contains(row.key())) rows.add(row.as(Standing.THERE, 0));
            else if (above != null) rows.add(row.as(Standing.TWICE, above));
            else if (other != null) rows.add(row.as(Standing.ALIKE, other));
            else rows.add(row);
        }
        return new LogReview(kept, rows);
    }

    /** Each row for itself: good or bad. */
    private List<LogImportRow> read(Actor actor, LogImport kept) {
        Map<LocalDate, ActivityType> ofDay = types.ofDays(
                kept.typeCode(),
                kept.rows().stream().map(row -> day(actor, row)).collect(Collectors.toSet()));
        Map<String, Optional<NamedUnit>> named = new HashMap<>();
        BiFunction<String, LocalDate, Optional<NamedUnit>> meant =
                (typed, day) -> named.computeIfAbsent(day + " " + typed, key -> units.meant(typed, day));
        Map<ActivityContent, Integer> times = new HashMap<>();
        List<LogImportRow> rows = new ArrayList<>();
        for (LogImport.Row row : kept.rows()) {
            ActivityType type = ofDay.get(day(actor, row));
            if (type == null) {
                rows.add(LogImportRow.bad(
                        row, Map.of(LogSheet.DAY, new Fault("activities.fault.type", List.of(kept.typeCode())))));
                continue;
            }
            if (row.typed().containsKey(LogImportFile.WITHDRAWN)) {
                rows.add(LogImportRow.bad(
                        row,
                        Map.of(LogImportFile.WITHDRAWN, new Fault("activities.import.fault.withdrawn", List.of()))));
                continue;
            }
            ActivityReading reading = ActivityReading.read(type, row.typed(), kept.locale(), actor.day(), meant);
            ActivityContent content = reading.content();
            if (content == null) rows.add(LogImportRow.bad(row, reading.faults()));
            else
                rows.add(new LogImportRow(
                        row,
                        Standing.GOOD,
                        type,
                        content,
                        LogImportRow.key(
                                actor.homeUnitId(), kept.typeCode(), content, times.merge(content, 1, Integer::sum)),
                        Map.of(),
                        0));
        }
        return rows;
    }

    /** By its edition a row is read; one whose day is to be mended, by today's. */
    private static LocalDate day(Actor actor, LogImport.Row row) {
        return Days.parse(row.typed().getOrDefault(LogSheet.DAY, ""))
                .filter(day -> !day.isAfter(actor.day()) && day.getYear() > 1900)
                .orElse(actor.day());
    }
}
