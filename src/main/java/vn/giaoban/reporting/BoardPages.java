package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The board of a period: who has not begun, is late, is waiting, was returned; reminding and accepting from there. */
@Controller
public class BoardPages {
    private final Boards boards;
    private final Acceptances acceptances;
    private final Periods periods;
    private final Units units;

    BoardPages(Boards boards, Acceptances acceptances, Periods periods, Units units) {
        this.boards = boards;
        this.acceptances = acceptances;
        this.periods = periods;
        this.units = units;
    }

    /** What a board may be narrowed to; "all" and each with a count. */
    enum Filter {
        ALL,
        NOT_SENT,
        LATE,
        NOT_BEGUN,
        WRITING,
        RETURNED,
        WAITING,
        ACCEPTED,
        CORRECTING,
        TO_JUDGE;

        boolean admits(Boards.Row row) {
            return switch (this) {
                case ALL -> true;
                case NOT_SENT -> row.isOwed();
                case LATE -> row.late() && row.isOwed();
                case NOT_BEGUN -> row.state() == null;
                case WRITING -> row.state() != null && row.isOwed() && row.state() != ReportState.RETURNED;
                case RETURNED -> row.state() == ReportState.RETURNED && !row.correcting();
                case WAITING -> row.state() == ReportState.SUBMITTED && !row.correcting();
                case ACCEPTED -> row.isAccepted();
                case CORRECTING -> row.correcting();
                case TO_JUDGE -> row.state() == ReportState.SUBMITTED && row.correcting();
            };
        }

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Filter of(String value) {
            for (Filter filter : values()) if (filter.value().equals(value)) return filter;
            return ALL;
        }
    }

    /** What a board may be sorted by. */
    enum Order {
        URGENCY(Comparator.comparingInt(Boards.Row::rank)),
        NAME(Comparator.comparingInt(r -> 0)),
        FILLED(Comparator.comparingDouble(r -> r.required() == 0 ? 0 : (double) r.filled() / r.required())),
        SENT(Comparator.comparing(Boards.Row::sentAt, Comparator.nullsLast(Comparator.naturalOrder())));

        final Comparator<Boards.Row> comparator;

        Order(Comparator<Boards.Row> comparator) {
            this.comparator = comparator.thenComparing(Boards.Row::unit, Unit.BY_NAME);
        }

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Order of(String value) {
            for (Order order : values()) if (order.value().equals(value)) return order;
            return URGENCY;
        }
    }

    /** A chip above the board. */
    public record Chip(String value, String textKey, int count, boolean current) {}

    /** The actor's own board; what it is narrowed to comes along. */
    @GetMapping("/boards/{period}")
    String own(
            Actor actor,
            @PathVariable String period,
            @RequestParam(defaultValue = "all") String state,
            RedirectAttributes redirect) {
        Period of = periods.find(period).orElseThrow(NotFound::new);
        boards.rows(actor, actor.homeUnitId(), of);
        redirect.addAttribute("state", Filter.of(state).value());
        return "redirect:/boards/" + of.code() + "/" + actor.homeUnitId();
    }

    @GetMapping("/boards/{period}/{unitId}")
    ModelAndView board(
            Page page,
            Actor actor,
            @PathVariable String period,
            @PathVariable long unitId,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "urgency") String sort,
            @RequestParam(defaultValue = "") String done) {
        Period of = periods.find(period).orElseThrow(NotFound::new);
        List<Boards.Row> all = boards.rows(actor, unitId, of);
        Filter filter = Filter.of(state);
        Order order = Order.of(sort);
        List<Boards.Row> shown =
                new ArrayList<>(all.stream().filter(filter::admits).toList());
        shown.sort(order.comparator);
        List<Chip> chips = new ArrayList<>();
        for (Filter each : Filter.values())
            chips.add(new Chip(
                    each.value(),
                    "reporting.board.filter." + each.value(),
                    (int) all.stream().filter(each::admits).count(),
                    each == filter));
        Map<String, Object> model = new java.util.HashMap<>();
        model.put("period", of);
        model.put("unit", units.find(unitId, of.lastDay()).orElseThrow(NotFound::new));
        model.put("rows", shown);
        model.put("chips", chips);
        model.put("filter", filter.value());
        model.put("sort", order.value());
        model.put("done", done.matches("(reminded|accepted)-\\d{1,5}") ? done : "");
        model.put("accepts", actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER));
        model.put("reminds", boards.reminds(actor, unitId));
        return Templates.view("reporting/board", model);
    }

    /** Reminds the chosen units, or all that are late where none is chosen. */
    @PostMapping("/boards/{period}/{unitId}/reminders")
    String remind(
            Actor actor,
            @PathVariable String period,
            @PathVariable long unitId,
            @RequestParam(required = false) @org.jspecify.annotations.Nullable List<Long> unit,
            RedirectAttributes redirect) {
        Period of = periods.find(period).orElseThrow(NotFound::new);
        Set<Long> chosen = new HashSet<>(unit == null ? List.of() : unit);
        if (chosen.isEmpty())
            boards.rows(actor, unitId, of).stream()
                    .filter(Filter.LATE::admits)
                    .forEach(r -> chosen.add(r.unit().id()));
        int reminded = boards.remind(actor, unitId, of, chosen);
        redirect.addAttribute("done", "reminded-" + reminded);
        return "redirect:/boards/" + of.code() + "/" + unitId;
    }

    /** Accepts the chosen reports, each in the state in which it was seen ("id-revision"): all, or none if one has moved on. */
    @PostMapping("/boards/{period}/{unitId}/acceptances")
    String accept(
            Actor actor,
            @PathVariable String period,
            @PathVariable long unitId,
            @RequestParam(required = false) @org.jspecify.annotations.Nullable List<String> report,
            RedirectAttributes redirect) {
        Period of = periods.find(period).orElseThrow(NotFound::new);
        NotFound.unless(actor.holdsAnyIn(unitId, Role.OFFICER, Role.LEADER)
                && !units.children(unitId, of.lastDay()).isEmpty());
        List<Acceptances.Seen> seen = new ArrayList<>();
        for (String chosen : report == null ? List.<String>of() : report) {
            NotFound.unless(chosen.matches("\\d{1,18}-\\d{1,9}"));
            String[] parts = chosen.split("-", 2);
            seen.add(new Acceptances.Seen(Long.parseLong(parts[0]), Integer.parseInt(parts[1])));
        }
        redirect.addAttribute("done", "accepted-" + acceptances.accept(actor, of, seen));
        redirect.addAttribute("state", "waiting");
        return "redirect:/boards/" + of.code() + "/" + unitId;
    }
}
