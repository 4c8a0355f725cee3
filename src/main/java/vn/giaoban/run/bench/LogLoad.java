package vn.giaoban.run.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * A log of some years of all communes, and what their phones send to it: always the same for the same number.
 *
 * @param communes the codes of those that log
 * @param bytesPerActivity on disk, with everything that finds it
 */
record LogLoad(
        List<String> communes, List<ActivityType> types, LocalDate today, int activities, long bytesPerActivity) {
    private static final long SEED = 20261126;
    /** Of each type so many different contents. */
    private static final int CONTENTS = 40;

    private static final String[] PLACES = {"Thôn Nà Lìn", "Thôn Khuổi Slao", "Bản Mẫu", "Nhà văn hóa thôn 3", ""};
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom KEYS = new SecureRandom();

    /** Logs so many activities by statements that go past the application, as a home of so many years holds them. */
    static LogLoad make(ApplicationContext house, int activities, int years) {
        JdbcClient jdbc = house.getBean(JdbcClient.class);
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        List<Unit> communes = house.getBean(Units.class).all(today).values().stream()
                .filter(Unit::isCommune)
                .toList();
        List<ActivityType> types =
                List.copyOf(house.getBean(ActivityTypes.class).of(today).values());
        house.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            // 1. What may be said of each type, drawn from what its fields may hold.
            jdbc.sql("create temporary table content (n int, edition_id bigint, amounts bigint[]) on commit drop")
                    .update();
            Random random = new Random(SEED);
            int n = 0;
            for (int content = 0; content < CONTENTS; content++)
                for (ActivityType type : types)
                    jdbc.sql("insert into content values (:n, :edition, cast(:amounts as bigint[]))")
                            .param("n", n++)
                            .param("edition", type.id())
                            .param("amounts", amounts(type, random, today))
                            .update();
            // 2. Of each commune as many, on days one after the other.
            jdbc.sql("""
                    with commune as (
                        select unit_id, c - 1 as c, count(*) over () as communes
                        from unnest(:communes) with ordinality as each(unit_id, c))
                    insert into activities.activity
                        (key, unit_id, edition_id, day, place, what, amounts, state, logged_by, logged_at, changed_by, changed_at)
                    select gen_random_uuid(), commune.unit_id, content.edition_id,
                           :today - (made.n / communes * (365 * :years) / greatest(1, :many / communes))::int - 1,
                           'Thôn ' || (made.n % 9 + 1),
                           case made.n % 4 when 0 then 'Bà con đồng tình, hẹn trả lời trong tháng.' else '' end,
                           content.amounts, case made.n % 3 when 0 then 'CONFIRMED' else 'LOGGED' end, 0, now(), 0, now()
                    from generate_series(0, :many - 1) as made(n)
                    join commune on commune.c = made.n % communes
                    join content on content.n = (made.n * 7919 + made.n / communes) % :contents
                    """)
                    .param("communes", communes.stream().map(Unit::id).toArray(Long[]::new))
                    .param("today", today)
                    .param("years", years)
                    .param("many", (long) activities)
                    .param("contents", n)
                    .update();
        });
        jdbc.sql("vacuum analyze activities.activity").update();
        long bytes = jdbc.sql("select pg_total_relation_size('activities.activity')")
                .query(Long.class)
                .single();
        long held = jdbc.sql("select count(*) from activities.activity")
                .query(Long.class)
                .single();
        return new LogLoad(communes.stream().map(Unit::code).toList(), types, today, activities, bytes / held);
    }

    private static String amounts(ActivityType type, Random random, LocalDate today) {
        StringBuilder amounts = new StringBuilder("{");
        for (ActivityField field : type.fields()) {
            if (amounts.length() > 1) amounts.append(',');
            amounts.append(
                    switch (field.kind()) {
                        case NUMBER, PEOPLE, TIMES -> String.valueOf(1000L * (1 + random.nextInt(90)));
                        case MONEY -> String.valueOf(1_000_000L * 1000 * (1 + random.nextInt(40)));
                        case CHOICE ->
                            String.valueOf(
                                    1000L * (1 + random.nextInt(field.choices().size())));
                        case YES_NO -> random.nextBoolean() ? String.valueOf(ActivityField.YES) : "NULL";
                        case DATE ->
                            String.valueOf(today.minusDays(random.nextInt(60)).toEpochDay());
                        case TEXT, UNIT, ATTACHMENT -> "NULL";
                    });
        }
        return amounts.append('}').toString();
    }

    /** What one phone sends: some activities of the last days, each with a key of its own, which are added to the keys. */
    String message(Random random, int many, List<UUID> keys) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ActivityType type = types.get(random.nextInt(types.size()));
            UUID key = new UUID(KEYS.nextLong(), KEYS.nextLong());
            keys.add(key);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", key.toString());
            one.put("type", type.code());
            one.put("day", today.minusDays(random.nextInt(20)).toString());
            one.put("place", PLACES[random.nextInt(PLACES.length)]);
            one.put("what", random.nextInt(4) == 0 ? "Bà con đồng tình, hẹn trả lời trong tháng." : "Đã làm xong.");
            Map<String, Object> fields = new LinkedHashMap<>();
            for (ActivityField field : type.fields())
                switch (field.kind()) {
                    case NUMBER, PEOPLE, TIMES -> fields.put(field.key(), 1 + random.nextInt(90));
                    case MONEY -> fields.put(field.key(), 1_000_000L * (1 + random.nextInt(40)));
                    case CHOICE ->
                        fields.put(
                                field.key(),
                                field.choices()
                                        .get(random.nextInt(field.choices().size()))
                                        .key());
                    case DATE -> fields.put(field.key(), today.toString());
                    case TEXT -> fields.put(field.key(), "Tổ dân vận thôn");
                    case YES_NO, UNIT, ATTACHMENT -> {
                        // left out, as most people do
                    }
                }
            one.put("fields", fields);
            all.add(one);
        }
        return JSON.writeValueAsString(Map.of("activities", all));
    }
}
