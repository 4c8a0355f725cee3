package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.ActivityContent;
import vn.giaoban.activities.ActivityFile;
import vn.giaoban.activities.ActivityFiles;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.Counts;
import vn.giaoban.activities.Revisions;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** A counted figure opened: the activities it is counted from; and the choice of counting or typing. */
@Controller
public class CountedPages {
    private final Reports reports;
    private final ReportView view;
    private final Drafts drafts;
    private final Countings countings;
    private final Revisions revisions;
    private final ActivityFiles files;
    private final ActivityTypes types;
    private final Indicators indicators;
    private final Accounts accounts;

    CountedPages(
            Reports reports,
            ReportView view,
            Drafts drafts,
            Countings countings,
            Revisions revisions,
            ActivityFiles files,
            ActivityTypes types,
            Indicators indicators,
            Accounts accounts) {
        this.reports = reports;
        this.view = view;
        this.drafts = drafts;
        this.countings = countings;
        this.revisions = revisions;
        this.files = files;
        this.types = types;
        this.indicators = indicators;
        this.accounts = accounts;
    }

    /**
     * One activity that a figure is counted from.
     *
     * @param content what it said when it was counted
     * @param amount what it adds, thousandths
     * @param changed it says something else now, or was withdrawn
     */
    public record Source(long activityId, ActivityType type, ActivityContent content, long amount, boolean changed) {}

    /** A figure as it was typed and as the log has it. */
    public record Choice(Indicator indicator, @Nullable Long typed, long counted) {}

    /** @param edition which sent edition's figure; 0 for what the reader is due, as on the report's page */
    @GetMapping("/reports/{id}/counted/{code}")
    ModelAndView counted(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int edition) {
        Opened opened = opened(page, actor, id, code, edition);
        int slot = opened.indicator().slot();
        List<Source> sources = sources(opened.count(), slot);
        Map<Long, Integer> versions = new HashMap<>();
        for (Source source : sources)
            versions.put(source.activityId(), opened.count().activities().getOrDefault(source.activityId(), 0));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("head", opened.head());
        model.put("indicator", opened.indicator());
        model.put("edition", opened.edition());
        model.put("amount", Objects.requireNonNull(opened.count().amounts().get(slot)));
        model.put("sources", sources);
        model.put("files", files.of(versions));
        return Templates.view("reporting/counted", model);
    }

    /**
     * One of those activities, as it was when it was counted. Who may read the figure reads it: what it says, what goes with it, and who
     * wrote and confirmed that. The unit's log stays its own.
     */
    @GetMapping("/reports/{id}/counted/{code}/activities/{activityId}")
    ModelAndView activity(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @PathVariable long activityId,
            @RequestParam(defaultValue = "0") int edition) {
        Opened opened = opened(page, actor, id, code, edition);
        Source source = source(opened, activityId);
        int version = opened.count().activities().getOrDefault(activityId, 0);
        List<Revisions.Step> way = revisions.way(activityId, version);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("head", opened.head());
        model.put("indicator", opened.indicator());
        model.put("edition", opened.edition());
        model.put("source", source);
        model.put("files", files.of(activityId, version));
        model.put("way", way);
        model.put(
                "names",
                accounts.names(way.stream().map(Revisions.Step::by).distinct().toList()));
        return Templates.view("reporting/countedActivity", model);
    }

    /** A photo or document of one of those activities, as it was when it was counted. */
    @GetMapping("/reports/{id}/counted/{code}/activities/{activityId}/attachments/{key}")
    ResponseEntity<InputStreamResource> file(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @PathVariable long activityId,
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int edition) {
        Opened opened = opened(page, actor, id, code, edition);
        source(opened, activityId);
        int version = opened.count().activities().getOrDefault(activityId, 0);
        return files.of(activityId, version).stream()
                .map(ActivityFile::attachment)
                .filter(attachment -> attachment.key().equals(key))
                .findFirst()
                .map(files::answer)
                .orElseThrow(NotFound::new);
    }

    /** @param edition which sent edition's; 0 for what stands now */
    private record Opened(ReportView.Head head, Indicator indicator, int edition, Counts.Count count) {}

    private Opened opened(Page page, Actor actor, long id, String code, int edition) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        ReportView.Head head = view.head(page, report);
        Indicator indicator =
                Optional.ofNullable(ofDay(head).byCode().get(code)).orElseThrow(NotFound::new);
        Submission sent = view.sent(report, edition, head.own());
        Counts.Count count = (sent == null
                        ? Optional.of(countings.now(report)).filter(now -> report.counted())
                        : countings.of(sent.id()))
                .orElseThrow(NotFound::new);
        NotFound.unless(count.counts(indicator.slot()));
        return new Opened(head, indicator, sent == null ? 0 : sent.number(), count);
    }

    private Source source(Opened opened, long activityId) {
        return sources(opened.count(), opened.indicator().slot()).stream()
                .filter(source -> source.activityId() == activityId)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Of what was counted, that which says something of the figure; of a stock the last word alone. */
    private List<Source> sources(Counts.Count count, int slot) {
        Map<Long, Revisions.Stated> stated = revisions.stated(count.activities());
        Map<Long, ActivityType> editions = types.those(stated.values().stream()
                .map(Revisions.Stated::typeId)
                .distinct()
                .toList());
        List<Source> sources = new ArrayList<>();
        stated.forEach((activityId, one) -> {
            ActivityType type = Objects.requireNonNull(editions.get(one.typeId()));
            Long amount = type.counts(one.content()).get(slot);
            if (amount != null) sources.add(new Source(activityId, type, one.content(), amount, one.changed()));
        });
        sources.sort(
                Comparator.comparing((Source source) -> source.content().day()).thenComparing(Source::activityId));
        boolean stock = !sources.isEmpty() && sources.getLast().type().isStock(slot);
        return stock ? List.of(sources.getLast()) : sources;
    }

    /** What would change: the figures that were typed beside what the log counts. */
    @GetMapping("/reports/{id}/counting")
    ModelAndView choose(Page page, Actor actor, @PathVariable long id) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.isOf(actor));
        ReportView.Head head = view.head(page, report);
        Map<Integer, Indicator> bySlot = ofDay(head).bySlot();
        Content typed = drafts.typed(report);
        Counts.Count count = countings.now(report);
        List<Choice> choices = new ArrayList<>();
        for (FormItem item : head.form().items()) {
            Indicator indicator = bySlot.get(item.slot());
            Long counted = count.amounts().get(item.slot());
            if (indicator != null && counted != null)
                choices.add(new Choice(indicator, typed.cell(item.slot()).own(), counted));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("head", head);
        model.put("choices", choices);
        return Templates.view("reporting/counting", model);
    }

    @PostMapping("/reports/{id}/counting")
    String count(Actor actor, @PathVariable long id, @RequestParam boolean counted) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        countings.set(actor, report, counted);
        return "redirect:/reports/" + id;
    }

    private IndicatorsOfDay ofDay(ReportView.Head head) {
        return indicators.of(head.period().lastDay());
    }
}
