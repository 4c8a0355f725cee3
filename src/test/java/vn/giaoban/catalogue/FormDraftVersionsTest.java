package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.run.Cast;

/** Two administrators, or one in two windows, make the same form: nobody's work is lost, and nothing is hit that was not meant. */
class FormDraftVersionsTest {
    private final TestHouse house = TestHouse.open();
    private final FormWorkshop workshop = new FormWorkshop();
    private Client here;
    private Client there;
    private long id;
    private String draft;

    @BeforeEach
    void begin() {
        house.clock().set(TestHouse.TODAY);
        Actor tuan = house.actor("tuan");
        int level = house.unit(Cast.COMMUNE).level();
        id = workshop.drafts().begin(tuan, workshop.today(level).id(), level).id();
        draft = "/forms/drafts/" + id;
        here = house.signedIn("tuan");
        there = here.copy();
    }

    @AfterEach
    void leaveNothing() {
        workshop.close();
    }

    @Test
    void whatOthersWroteElsewhereInTheDraftStays() {
        String section = section(0);
        Map<String, String> mine = filled(here, section, section, Map.of("titleVi", "Mục của tôi"));
        send(there, draft, draft, Map.of("legalBasis", "HD 06"));
        send(there, section(1), section(1), Map.of("titleVi", "Mục khác"));
        assertThat(here.post(section, mine).status()).isEqualTo(302);
        assertThat(form().legalBasis()).isEqualTo("HD 06");
        assertThat(form().sections().stream().map(FormSection::titleVi)).startsWith("Mục của tôi", "Mục khác");
    }

    @Test
    void boxesThatWereLeftAloneSayWhatStandsNowAndTheOthersWhatWasTyped() {
        String section = section(0);
        Map<String, String> mine = filled(here, section, section, Map.of("titleVi", "Mục của tôi"));
        send(there, section, section, Map.of("titleVi", "Mục của bạn", "titleEn", "Your section"));
        Answer both = here.post(section, mine);
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body())
                .contains("Mục của tôi", "Mục của bạn", house.actor("tuan").name());
        Map<String, String> again = PageForm.of(both, section);
        assertThat(again).containsEntry("titleVi", "Mục của tôi").containsEntry("titleEn", "Your section");
        assertThat(here.post(section, again).status()).isEqualTo(302);
        assertThat(form().sections().getFirst().titleVi()).isEqualTo("Mục của tôi");
        assertThat(form().sections().getFirst().titleEn()).isEqualTo("Your section");
    }

    @Test
    void whatIsPressedTwiceIsDoneOnce() {
        int headings = form().headings().size();
        Map<String, String> added =
                filled(here, draft + "/headings", draft + "/headings", Map.of("newVi", "Phần mới", "act", "add"));
        for (int press = 0; press < 2; press++)
            assertThat(here.post(draft + "/headings", added).status()).isEqualTo(302);
        assertThat(form().headings()).hasSize(headings + 1);
        String second = form().headings().get(1).key();
        Map<String, String> risen =
                filled(here, draft + "/headings", draft + "/headings", Map.of("act", "down:" + second));
        for (int press = 0; press < 2; press++)
            assertThat(here.post(draft + "/headings", risen).status()).isEqualTo(302);
        assertThat(form().headings().get(2).key()).isEqualTo(second);
        Map<String, String> section = filled(here, draft, draft, Map.of("newVi", "Mục mới", "act", "add"));
        int sections = form().sections().size();
        for (int press = 0; press < 2; press++)
            assertThat(here.post(draft, section).status()).isEqualTo(302);
        assertThat(form().sections()).hasSize(sections + 1);
    }

    @Test
    void aSectionThatIsGoneIsNotMistakenForTheOneThatCameAfterIt() {
        send(here, draft, draft, Map.of("newVi", "Mục bị bỏ", "act", "add"));
        FormSection gone = form().sections().getLast();
        String section = draft + "/sections/" + gone.id();
        Map<String, String> mine = filled(here, section, section, Map.of("titleVi", "Mục của tôi", "act", "total"));
        send(there, draft, draft, Map.of("act", "remove:" + gone.id()));
        send(there, draft, draft, Map.of("newVi", "Mục đến sau", "act", "add"));
        Answer both = here.post(section, mine);
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("Mục của tôi");
        FormSection last = form().sections().getLast();
        assertThat(last.id()).isNotEqualTo(gone.id());
        assertThat(last.titleVi()).isEqualTo("Mục đến sau");
        assertThat(last.totals()).isEmpty();
    }

    @Test
    void aLineRemovedUponAPageOfBeforeRemovesNothing() {
        String section = section(0);
        String code = form().sections().getFirst().items().getFirst().code();
        Map<String, String> mine = filled(here, section, section, Map.of("act", "remove:" + code));
        send(there, section, section, Map.of("code." + code, "13", "operator." + code, "GIVEN"));
        Answer both = here.post(section, mine);
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("đã ghi");
        assertThat(form().item(code).orElseThrow().condition())
                .isEqualTo(new FormCondition("13", FormCondition.Operator.GIVEN, null));
    }

    @Test
    void aSectionThatSomebodyFilledMeanwhileIsNotRemoved() {
        FormSection section = form().sections().getFirst();
        Map<String, String> removal = filled(here, draft, draft, Map.of("act", "remove:" + section.id()));
        send(there, section(0), section(0), Map.of("act", "total"));
        assertThat(here.post(draft, removal).status()).isEqualTo(409);
        assertThat(form().sections().getFirst().totals()).isNotEmpty();
    }

    @Test
    void whatWasTypedInAHeadingThatIsGoneIsShown() {
        String headings = draft + "/headings";
        String key = form().headings().getLast().key();
        Map<String, String> mine = filled(here, headings, headings, Map.of("guideVi." + key, "Gợi ý của tôi"));
        send(there, headings, headings, Map.of("act", "remove:" + key));
        Answer both = here.post(headings, mine);
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("Gợi ý của tôi", "không có");
    }

    @Test
    void whatWasTypedOfADraftThatIsGoneIsGivenBackToThoseWhoMakeForms() {
        Map<String, String> mine = filled(here, draft, draft, Map.of("legalBasis", "HD của tôi"));
        send(there, draft, draft + "/removal", Map.of());
        Answer gone = here.post(draft, mine);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.body()).contains("Bản đang soạn này không còn", "HD của tôi");
        assertThat(here.post(draft + "/edition", mine).body()).contains("Bản đang soạn này không còn");
        mine.remove("_writer");
        assertThat(house.signedIn("binh").post(draft, mine).status()).isEqualTo(404);
    }

    private Form form() {
        return workshop.drafts().find(house.actor("tuan"), id).orElseThrow().form();
    }

    private String section(int at) {
        return draft + "/sections/" + form().sections().get(at).id();
    }

    private static Map<String, String> filled(Client client, String page, String action, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(PageForm.of(client.get(page), action));
        fields.putAll(typed);
        return fields;
    }

    private static void send(Client client, String page, String action, Map<String, String> typed) {
        assertThat(client.post(action, filled(client, page, action, typed)).status())
                .isEqualTo(302);
    }
}
