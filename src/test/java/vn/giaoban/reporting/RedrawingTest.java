package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Role;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** While somebody changes the tree, whoever begins a report or lets one count waits, and then finds the new tree. */
class RedrawingTest {
    private final Office office = new Office(4);
    private final Unit commune = Office.HOUSE.unit(Cast.COMMUNE);

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void aReportIsBegunOnlyOnceTheTreeStands() throws Exception {
        Report begun = whileTheTreeIsDrawn(
                () -> office.reports.begin(Office.somebody(Role.OFFICER, commune), commune.id(), office.period));
        assertThat(begun.unitId()).isEqualTo(commune.id());
    }

    @Test
    void aReportIsAcceptedOnlyOnceTheTreeStands() throws Exception {
        Report sent = office.sent(commune);
        Unit province = Office.HOUSE.unit(Cast.PROVINCE);
        int accepted = whileTheTreeIsDrawn(() -> office.acceptances.accept(
                Office.somebody(Role.OFFICER, province), office.period, List.of(office.seen(sent))));
        assertThat(accepted).isOne();
    }

    private static <T> T whileTheTreeIsDrawn(Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<T> done = Office.HOUSE.transaction().execute(status -> {
                Office.HOUSE.bean(Units.class).hold(true);
                Future<T> waiting = executor.submit(work);
                while (waiters() == 0) {
                    assertThat(waiting.isDone()).as("waits").isFalse();
                    Thread.onSpinWait();
                }
                return waiting;
            });
            return java.util.Objects.requireNonNull(done).get();
        }
    }

    private static int waiters() {
        return Office.HOUSE
                .jdbc()
                .sql(
                        "select count(*) from pg_locks where not granted and relation = 'organization.reorganization'::regclass")
                .query(Integer.class)
                .single();
    }
}
