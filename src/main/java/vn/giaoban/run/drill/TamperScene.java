package vn.giaoban.run.drill;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.audit.Seals;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.EditionVerification;
import vn.giaoban.reporting.Filings;
import vn.giaoban.run.Foundations;
import vn.giaoban.web.Texts;

/** What there is to be tampered with: on an empty house, the units, the catalogue and one commune's sent report. */
final class TamperScene {
    private TamperScene() {}

    /** Lays the scene and gives the drill upon it. */
    static TamperDrill in(ApplicationContext house) {
        house.getBean(Foundations.class).lay(progress -> {});
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        TransactionTemplate transaction = house.getBean(TransactionTemplate.class);
        Unit commune = house.getBean(Units.class).all(today).values().stream()
                .filter(Unit::isCommune)
                .min(Unit.BY_NAME)
                .orElseThrow();
        Actor leader = new Actor(1, "drill", "Drill", List.of(new Holding(Role.LEADER, commune.id(), false)), today);
        transaction.executeWithoutResult(status -> send(house, commune, leader));
        return new TamperDrill(
                house.getBean(JdbcClient.class),
                transaction,
                house.getBean(Audit.class),
                house.getBean(Seals.class),
                house.getBean(SealVerification.class),
                house.getBean(EditionVerification.class),
                leader);
    }

    /** A report of nothing but noughts, of a month of its own. */
    private static void send(ApplicationContext house, Unit commune, Actor leader) {
        Period period = house.getBean(Periods.class)
                .create(PeriodKind.MONTH, leader.day().getYear(), 1, true);
        Form form = house.getBean(Forms.class).forLevel(commune.level(), period.lastDay());
        IndicatorsOfDay indicators = house.getBean(Indicators.class).of(period.lastDay());
        Map<Integer, Long> noughts = new HashMap<>();
        for (FormItem item : form.requiredItems()) {
            var indicator = indicators.bySlot().get(item.slot());
            if (indicator != null && !indicator.isComputed()) noughts.put(item.slot(), 0L);
        }
        Map<String, String> texts = new HashMap<>();
        for (FormHeading heading : form.passages()) if (heading.required()) texts.put(heading.key(), "Diễn tập.");
        Filings.Hand hand = new Filings.Hand(leader, house.getBean(Clock.class).instant());
        house.getBean(Filings.class)
                .file(
                        period,
                        List.of(new Filings.Filed(
                                commune.id(), Amounts.of(noughts), Amounts.NONE, Map.of(), texts, hand, hand, null)),
                        Texts.ENGLISH);
    }
}
