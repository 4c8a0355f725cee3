package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.giaoban.Client;

class AttachmentAnswerTest {
    private final Shelf shelf = new Shelf();

    @Test
    void aDocumentIsSavedUnderItsNameAndRunsNowhere() throws IOException {
        Attachment kept = shelf.kept("Biên bản \"Đối thoại\" (1).pdf", Samples.pdf());
        ResponseEntity<InputStreamResource> answer = answer(kept);
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Bien ban _Doi thoai_ (1).pdf\"; "
                                + "filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20_%C4%90%E1%BB%91i%20tho%E1%BA%A1i_%20%281%29.pdf");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(Samples.pdf().length));
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
        InputStreamResource body = answer.getBody();
        assertThat(body).isNotNull();
        assertThat(body.getInputStream().readAllBytes()).isEqualTo(Samples.pdf());
    }

    @Test
    void aPictureThatWeDrewIsShownWhereItStands() {
        ResponseEntity<InputStreamResource> answer = answer(shelf.kept("ảnh.jpeg", Samples.photo(8, 8, 1)));
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("inline; filename=\"anh.jpeg\"; filename*=UTF-8''%E1%BA%A3nh.jpeg");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    }

    /** The page that serves it belongs to another module; here one stands in for it, for as long as the test takes. */
    @Test
    void itsOwnPolicyHoldsOnItsWayThroughTheHouse() throws Exception {
        Attachment kept = shelf.kept("a.pdf", Samples.pdf());
        RequestMappingHandlerMapping routes =
                Shelf.HOUSE.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo route =
                RequestMappingInfo.paths("/public/attachment").build();
        routes.registerMapping(route, new Serving(shelf, kept), Serving.class.getDeclaredMethod("serve"));
        try {
            Client.Answer answer = Shelf.HOUSE.visitor().get("/public/attachment");
            assertThat(answer.bytes()).isEqualTo(Samples.pdf());
            assertThat(answer.header("content-length")).isEqualTo(String.valueOf(Samples.pdf().length));
            assertThat(answer.header("content-type")).isEqualTo("application/pdf");
            assertThat(answer.header("content-disposition")).startsWith("attachment;");
            assertThat(answer.header("content-security-policy")).isEqualTo("default-src 'none'; sandbox");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
        } finally {
            routes.unregisterMapping(route);
        }
    }

    private record Serving(Shelf shelf, Attachment attachment) {
        ResponseEntity<InputStreamResource> serve() {
            return AttachmentAnswer.of(attachment, shelf.attachments().open(attachment));
        }
    }

    private ResponseEntity<InputStreamResource> answer(Attachment attachment) {
        return AttachmentAnswer.of(attachment, shelf.attachments().open(attachment));
    }

    private static String header(ResponseEntity<InputStreamResource> answer, String name) {
        return answer.getHeaders().getFirst(name);
    }
}
