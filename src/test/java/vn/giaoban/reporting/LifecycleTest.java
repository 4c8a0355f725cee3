package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.reporting.ReportAct.*;
import static vn.giaoban.reporting.ReportState.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;

class LifecycleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 22);
    private static final long UNIT = 30;
    private static final long SUPERIOR = 20;

    /** The whole table once more, written by hand: what is not here may not be done. */
    private static final Map<ReportState, Map<ReportAct, ReportState>> TABLE = Map.of(
            DRAFT, Map.of(PRESENT, PRESENTED),
            PRESENTED, Map.of(HAND_BACK, DRAFT, SUBMIT, SUBMITTED),
            SUBMITTED, Map.of(WITHDRAW, WITHDRAWN, RETURN, RETURNED, ACCEPT, ACCEPTED),
            WITHDRAWN, Map.of(PRESENT, PRESENTED),
            RETURNED, Map.of(PRESENT, PRESENTED),
            ACCEPTED, Map.of(REVOKE, SUBMITTED, CORRECT, DRAFT));

    @Test
    void everyActLeadsWhereTheTableSaysAndNowhereElse() {
        for (ReportState state : ReportState.values())
            for (ReportAct act : ReportAct.values())
                assertThat(Lifecycle.next(state, act, null, false))
                        .as(state + " " + act)
                        .isEqualTo(Optional.ofNullable(TABLE.get(state).get(act)));
    }

    @Test
    void aCorrectionTakesTheStepsOfAnyReportAndMayBeGivenUpWhileItIsTheUnits() {
        for (ReportState state : List.of(DRAFT, PRESENTED, SUBMITTED, WITHDRAWN, RETURNED))
            for (ReportAct act : ReportAct.values()) {
                boolean dropped = act == DROP_CORRECTION
                        && List.of(DRAFT, WITHDRAWN, RETURNED).contains(state);
                assertThat(Lifecycle.next(state, act, null, true))
                        .as(state + " " + act)
                        .isEqualTo(
                                dropped
                                        ? Optional.of(ACCEPTED)
                                        : Optional.ofNullable(TABLE.get(state).get(act)));
            }
    }

    @Test
    void whatIsBeingCorrectedIsOwedByNobody() {
        for (ReportState state : ReportState.values()) {
            assertThat(counting(state).isCorrecting()).as(state.name()).isEqualTo(state != ACCEPTED);
            assertThat(counting(state).isOwed()).as(state.name()).isFalse();
            assertThat(report(state, null).isCorrecting()).as(state.name()).isFalse();
            assertThat(report(state, null).isOwed()).as(state.name()).isEqualTo(state.isOpen());
        }
    }

    @Test
    void thoseAboveReadACorrectionFromItsSendingUntilItIsTakenBack() {
        assertThat(counting(SUBMITTED).showsCorrectionAbove()).isTrue();
        assertThat(counting(RETURNED).showsCorrectionAbove()).isTrue();
        for (ReportState inner : List.of(DRAFT, PRESENTED, WITHDRAWN, ACCEPTED))
            assertThat(counting(inner).showsCorrectionAbove()).as(inner.name()).isFalse();
        assertThat(report(SUBMITTED, null).showsCorrectionAbove()).isFalse();
    }

    @Test
    void handingBackLeadsToWhereItWasPresentedFrom() {
        for (ReportState from : List.of(DRAFT, WITHDRAWN, RETURNED))
            assertThat(Lifecycle.next(PRESENTED, HAND_BACK, from, false)).contains(from);
    }

    @Test
    void theActsOfAStateAreThoseThatLeadOn() {
        for (ReportState state : ReportState.values())
            assertThat(Lifecycle.acts(state, false))
                    .containsExactlyInAnyOrderElementsOf(TABLE.get(state).keySet());
    }

    @Test
    void eachActIsDoneByTheSideItBelongsTo() {
        Map<ReportAct, List<Boolean>> may = new EnumMap<>(ReportAct.class);
        List<Actor> actors = List.of(
                holding(Role.OFFICER, UNIT, false),
                holding(Role.LEADER, UNIT, false),
                holding(Role.LEADER, UNIT, true),
                holding(Role.OFFICER, SUPERIOR, false),
                holding(Role.LEADER, SUPERIOR, false),
                holding(Role.ADMINISTRATOR, UNIT, false),
                holding(Role.AUDITOR, SUPERIOR, false),
                Actor.anonymous(DAY));
        for (ReportAct act : ReportAct.values())
            may.put(
                    act,
                    actors.stream().map(a -> report(DRAFT, null).may(a, act)).toList());
        List<Boolean> unit = List.of(true, true, true, false, false, false, false, false);
        List<Boolean> leader = List.of(false, true, true, false, false, false, false, false);
        List<Boolean> superior = List.of(false, false, false, true, true, false, false, false);
        assertThat(may)
                .containsEntry(BEGIN, unit)
                .containsEntry(PRESENT, unit)
                .containsEntry(HAND_BACK, unit)
                .containsEntry(SUBMIT, leader)
                .containsEntry(WITHDRAW, leader)
                .containsEntry(RETURN, superior)
                .containsEntry(ACCEPT, superior)
                .containsEntry(REVOKE, superior)
                .containsEntry(CORRECT, unit)
                .containsEntry(DROP_CORRECTION, unit);
    }

    @Test
    void theRootsReportIsAcceptedByItsOwnLeader() {
        Report roots = new Report(
                1,
                1,
                UNIT,
                null,
                UNIT,
                null,
                1,
                SUBMITTED,
                null,
                1,
                1,
                1L,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                0,
                0,
                false);
        assertThat(roots.may(holding(Role.LEADER, UNIT, false), ACCEPT)).isTrue();
        assertThat(roots.may(holding(Role.OFFICER, UNIT, false), ACCEPT)).isFalse();
    }

    @Test
    void nobodyWritesInWhatIsSentAndOnlyTheLeaderInWhatIsPresented() {
        Actor officer = holding(Role.OFFICER, UNIT, false);
        Actor leader = holding(Role.LEADER, UNIT, false);
        for (ReportState state : ReportState.values()) {
            boolean withOthers = state == SUBMITTED || state == ACCEPTED;
            assertThat(report(state, null).isWritableBy(leader))
                    .as(state.name())
                    .isEqualTo(!withOthers);
            assertThat(report(state, null).isWritableBy(officer))
                    .as(state.name())
                    .isEqualTo(!withOthers && state != PRESENTED);
            assertThat(report(state, null).isWritableBy(holding(Role.LEADER, SUPERIOR, false)))
                    .isFalse();
        }
    }

    @Test
    void aReturnStaysAReturnWhileItIsPresentedAgain() {
        assertThat(report(RETURNED, null).isUnderReturn()).isTrue();
        assertThat(report(PRESENTED, RETURNED).isUnderReturn()).isTrue();
        for (ReportState other : Set.of(DRAFT, WITHDRAWN))
            assertThat(report(PRESENTED, other).isUnderReturn()).isFalse();
    }

    @Test
    void randomWalksOnlyEverFollowTheTable() {
        Random random = new Random(2026);
        ReportState state = DRAFT;
        ReportState presentedFrom = null;
        boolean counts = false;
        for (int step = 0; step < 2_000; step++) {
            ReportAct act = ReportAct.values()[random.nextInt(ReportAct.values().length)];
            boolean correcting = counts && state != ACCEPTED;
            Optional<ReportState> to = Lifecycle.next(state, act, presentedFrom, correcting);
            assertThat(to.isPresent())
                    .isEqualTo(Lifecycle.acts(state, correcting).contains(act));
            if (to.isEmpty()) continue;
            if (act == PRESENT) presentedFrom = state;
            else {
                if (act == HAND_BACK) assertThat(to).contains(presentedFrom);
                presentedFrom = null;
            }
            state = to.get();
            if (act == ACCEPT) counts = true;
            if (act == REVOKE) counts = false;
            if (state == ACCEPTED) assertThat(counts).isTrue();
            if (act == DROP_CORRECTION) assertThat(correcting).isTrue();
        }
    }

    private static Actor holding(Role role, long unitId, boolean acting) {
        return new Actor(5, "someone", "Someone", List.of(new Holding(role, unitId, acting)), DAY);
    }

    private static Report report(ReportState state, @Nullable ReportState presentedFrom) {
        return new Report(
                1,
                1,
                UNIT,
                SUPERIOR,
                UNIT,
                SUPERIOR,
                1,
                state,
                presentedFrom,
                1,
                1,
                1L,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                0,
                0,
                false);
    }

    /** A report of which an edition counts. */
    private static Report counting(ReportState state) {
        return new Report(
                1,
                1,
                UNIT,
                SUPERIOR,
                UNIT,
                SUPERIOR,
                1,
                state,
                null,
                1,
                1,
                1L,
                1L,
                Instant.EPOCH,
                null,
                null,
                null,
                0,
                0,
                false);
    }
}
