package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;

/** Lays editions of forms down, and takes back those that lie ahead. A report begun keeps the edition it was begun in. */
@Component
public class FormEditions {
    private final JdbcClient jdbc;
    private final Forms forms;
    private final FormDrafts drafts;
    private final FormReach reach;
    private final FormWriter writer;
    private final Indicators indicators;
    private final Authority authority;
    private final Audit audit;

    FormEditions(
            JdbcClient jdbc,
            Forms forms,
            FormDrafts drafts,
            FormReach reach,
            FormWriter writer,
            Indicators indicators,
            Authority authority,
            Audit audit) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.drafts = drafts;
        this.reach = reach;
        this.writer = writer;
        this.indicators = indicators;
        this.authority = authority;
        this.audit = audit;
    }

    /**
     * Where an edition would stand among those of its level.
     *
     * @param before what holds on its first day till then; null where nothing does
     * @param to its last day; null: until further notice
     * @param clash one that begins on the same day; null where none does
     */
    public record Place(
            @Nullable Form before,
            @Nullable LocalDate to,
            @Nullable Form clash) {}

    Place place(int level, LocalDate from) {
        List<Form> ofLevel = forms.all().stream()
                .filter(form -> form.level() == level)
                .sorted(Comparator.comparing(Form::validFrom))
                .toList();
        Form before = ofLevel.stream().filter(f -> f.holdsOn(from)).findFirst().orElse(null);
        Optional<Form> next =
                ofLevel.stream().filter(f -> f.validFrom().isAfter(from)).findFirst();
        LocalDate to = before != null
                ? before.validTo()
                : next.map(f -> f.validFrom().minusDays(1)).orElse(null);
        Form clash = before != null && before.validFrom().equals(from) ? before : null;
        return new Place(before, to, clash);
    }

    /** What must be mended in a draft before it may be laid down. */
    List<FormFlaw> flaws(FormDraft draft) {
        return FormFlaws.of(draft.form(), indicators.of(draft.form().validFrom()));
    }

    /**
     * Lays the draft down from its day on; what held before ends the day before.
     *
     * @param seen the version of the draft that whoever decides saw
     * @param before the edition that they saw it take over from; 0 for none
     * @return the edition's id; empty where something must be mended or looked at first
     */
    @Transactional
    public Optional<Long> keep(Actor actor, long draftId, int seen, long before) {
        FormDraft draft = drafts.lock(actor, draftId);
        turn();
        Form form = draft.form();
        Place place = place(draft.level(), form.validFrom());
        Form earlier = place.before();
        if (place.clash() != null || !flaws(draft).isEmpty()) return Optional.empty();
        if (drafts.isOvertaken(draft, seen, new FormPart.Whole())) return Optional.empty();
        if (before != (earlier == null ? 0 : earlier.id())) return Optional.empty();
        if (earlier != null) ends(earlier, form.validFrom().minusDays(1));
        int edition = 1
                + forms.all().stream()
                        .filter(f -> f.code().equals(form.code()))
                        .mapToInt(Form::edition)
                        .max()
                        .orElse(0);
        long id = writer.write(form, edition, place.to());
        drafts.delete(draftId);
        record(actor, "form.kept", id, form, edition);
        return Optional.of(id);
    }

    /** An edition that lies ahead and in which no report was begun. */
    boolean isWithdrawable(Actor actor, Form form) {
        return authority.mayEdit(actor) && form.validFrom().isAfter(actor.day()) && !reach.isBegun(form.id());
    }

    /** Takes an edition back that lies ahead: what held before it goes on, and what it said is a draft again. */
    @Transactional
    public FormDraft withdraw(Actor actor, long formId) {
        NotFound.unless(authority.mayEdit(actor));
        turn();
        // Whoever begins a report in it waits here, or we for them.
        NotFound.unless(jdbc.sql("select id from catalogue.form where id = :id for update")
                .param("id", formId)
                .query(Long.class)
                .optional()
                .isPresent());
        Form form = forms.edition(formId);
        NotFound.unless(isWithdrawable(actor, form));
        Optional<Form> earlier = forms.all().stream()
                .filter(f -> f.level() == form.level() && f.id() != formId)
                .filter(f -> form.validFrom().minusDays(1).equals(f.validTo()))
                .findFirst();
        writer.erase(formId);
        earlier.ifPresent(f -> ends(f, form.validTo()));
        FormDraft draft = drafts.insert(actor, form, earlier.map(Form::id).orElse(null));
        record(actor, "form.withdrawn", formId, form, form.edition());
        return draft;
    }

    private void ends(Form form, @Nullable LocalDate lastDay) {
        jdbc.sql("update catalogue.form set valid_to = :last where id = :id")
                .param("last", lastDay, java.sql.Types.DATE)
                .param("id", form.id())
                .update();
    }

    /** One change of the catalogue at a time: each is judged by what the one before has left. */
    private void turn() {
        jdbc.sql("select number from catalogue.revision for update")
                .query(Long.class)
                .single();
    }

    private void record(Actor actor, String act, long id, Form form, int edition) {
        audit.record(
                actor,
                act,
                "form",
                id,
                authority.root(actor.day()),
                Map.of(
                        "form", form.code(),
                        "edition", edition,
                        "from", form.validFrom().toString(),
                        "legalBasis", form.legalBasis()));
    }
}
