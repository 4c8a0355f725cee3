package vn.giaoban.reporting;

import static vn.giaoban.reporting.ReportAct.*;
import static vn.giaoban.reporting.ReportState.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a report, written once: in which state, who may do what, and where it leads. It begins as a {@link
 * ReportState#DRAFT}, or, brought in whole from elsewhere, where it had come to there.
 */
final class Lifecycle {
    /** On whose behalf an act is done. */
    enum Side {
        /** An officer or leader of the reporting unit. */
        UNIT,
        /** A leader of the reporting unit, acting leaders included. */
        UNIT_LEADER,
        /** An officer or leader of the superior unit; the root's own leader for the root's report. */
        SUPERIOR
    }

    /**
     * @param to null: back to where it was presented from
     * @param correcting only while an edition counts already
     */
    private record Rule(
            Set<ReportState> from,
            ReportAct act,
            Side by,
            @org.jspecify.annotations.Nullable ReportState to,
            boolean correcting) {
        Rule(Set<ReportState> from, ReportAct act, Side by, @org.jspecify.annotations.Nullable ReportState to) {
            this(from, act, by, to, false);
        }

        boolean holds(ReportState state, boolean corrected) {
            return from.contains(state) && (corrected || !correcting);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(EnumSet.of(DRAFT, WITHDRAWN, RETURNED), PRESENT, Side.UNIT, PRESENTED),
            new Rule(EnumSet.of(PRESENTED), HAND_BACK, Side.UNIT, null),
            new Rule(EnumSet.of(PRESENTED), SUBMIT, Side.UNIT_LEADER, SUBMITTED),
            new Rule(EnumSet.of(SUBMITTED), WITHDRAW, Side.UNIT_LEADER, WITHDRAWN),
            new Rule(EnumSet.of(SUBMITTED), RETURN, Side.SUPERIOR, RETURNED),
            new Rule(EnumSet.of(SUBMITTED), ACCEPT, Side.SUPERIOR, ACCEPTED),
            new Rule(EnumSet.of(ACCEPTED), REVOKE, Side.SUPERIOR, SUBMITTED),
            // A correction is the report's next edition: from here on it takes the steps above, or is given up.
            new Rule(EnumSet.of(ACCEPTED), CORRECT, Side.UNIT, DRAFT),
            new Rule(EnumSet.of(DRAFT, WITHDRAWN, RETURNED), DROP_CORRECTION, Side.UNIT, ACCEPTED, true));

    /** Where a report stands that was made, sent and accepted elsewhere. */
    static final ReportState IMPORTED = ACCEPTED;

    private Lifecycle() {}

    /**
     * Where an act leads from a state; empty where it may not be done there.
     *
     * @param correcting an accepted edition counts, and the report is written in again
     */
    static Optional<ReportState> next(
            ReportState from,
            ReportAct act,
            @org.jspecify.annotations.Nullable ReportState presentedFrom,
            boolean correcting) {
        for (Rule rule : RULES) {
            if (rule.act() != act || !rule.holds(from, correcting)) continue;
            ReportState to = rule.to();
            if (to != null) return Optional.of(to);
            return Optional.of(presentedFrom == null ? DRAFT : presentedFrom);
        }
        return Optional.empty();
    }

    /** Who does an act. */
    static Side side(ReportAct act) {
        return RULES.stream()
                .filter(r -> r.act() == act)
                .map(Rule::by)
                .findFirst()
                .orElse(Side.UNIT);
    }

    /** The acts that lead on from a state, whoever does them. */
    static List<ReportAct> acts(ReportState state, boolean correcting) {
        List<ReportAct> acts = new ArrayList<>();
        for (Rule rule : RULES) if (rule.holds(state, correcting)) acts.add(rule.act());
        return acts;
    }
}
