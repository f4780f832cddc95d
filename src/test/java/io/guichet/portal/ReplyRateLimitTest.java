package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.attachment.Attachments;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Customers' replies and files are limited per request and per network address; the clock stands still. */
@DeskTest
class ReplyRateLimitTest {

    private static final int PER_REQUEST = 20;
    private static final int PER_ADDRESS = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Attachments attachments;

    @ParameterizedTest
    @CsvSource({"en, You have sent a lot in a short time", "fr, beaucoup de messages en peu de temps"})
    void aRequestTakesTwentyRepliesAMinute(String language, String expected) {
        var number = desk.opens("parcels", Map.of());
        var visitor = new Visitor(port, language);
        visitor.opens(page(number));
        var reply = visitor.encodedForm(replies(number), Map.of());
        for (int i = 0; i < PER_REQUEST; i++) {
            assertThat(visitor.post(replies(number), reply + "&body=Reply+" + i).statusCode())
                    .isEqualTo(302);
        }

        var stranger = new Visitor(port, language);
        stranger.opens(page(number));
        stranger.submits(replies(number), Map.of("body", "One more."));

        assertThat(stranger.status()).isEqualTo(429);
        assertThat(stranger.lastResponse().headers().firstValue("Retry-After")).hasValue("3");
        assertThat(stranger.page()).contains(expected, "One more.");
        assertThat(desk.messageTexts(number)).doesNotContain("One more.");
    }

    @Test
    void anAddressSendsSixtyRepliesAMinute() {
        var browser = HttpBrowser.withAddress(port, "192.0.2.201");
        HttpResponse<String> last = null;
        for (int ticket = 0; ticket <= PER_ADDRESS / PER_REQUEST; ticket++) {
            var number = desk.opens("parcels", Map.of());
            var token = HttpBrowser.csrfToken(browser.get(page(number)).body());
            for (int i = 0; i < PER_REQUEST - 1; i++) {
                last = browser.postForm(replies(number), "body=Reply+%d&_csrf=%s".formatted(i, token));
            }
        }

        assertThat(last.statusCode()).isEqualTo(429);
    }

    @Test
    void filesOverTheLimitAreNotStored() {
        var number = desk.opens("parcels", Map.of());
        var visitor = new Visitor(port, "en");
        visitor.opens(page(number));
        for (int i = 0; i <= PER_REQUEST; i++) {
            visitor.submitsFiles(
                    replies(number),
                    Map.of("body", "Reply " + i, "_submissionToken", "t" + i),
                    List.of(UploadFile.png("a.png")));
            if (visitor.status() == 302) {
                visitor.opens(page(number));
            }
        }

        assertThat(visitor.status()).isEqualTo(429);
        assertThat(attachments.of(number)).hasSize(PER_REQUEST);
    }

    @Test
    void aContactFormTakesTwentySubmissionsAMinute() {
        var visitor = new Visitor(port, "en");
        var contact = "/parcels/questions/%s/contact".formatted(visitor.asks("parcels", "Where is it?"));
        for (int i = 0; i <= PER_REQUEST; i++) {
            visitor.opens(contact);
            visitor.submits(contact, Map.of("subject", "S", "body", "Where is it?", "email", "nowhere"));
        }

        assertThat(visitor.status()).isEqualTo(429);
        assertThat(visitor.page()).contains("You have sent a lot in a short time", "Where is it?");
    }

    @Test
    void programsAreNotLimited() {
        var number = desk.opens("parcels", Map.of());
        for (int i = 0; i <= PER_REQUEST; i++) {
            var posted = ApiClient.as("agent", port)
                    .post(
                            "/api/tickets/%s/messages".formatted(number),
                            Map.of("author", "CUSTOMER", "body", "Reply " + i));
            assertThat(posted.status()).isEqualTo(201);
        }
    }

    private String page(String number) {
        return desk.ticket(number).customerLink("");
    }

    private String replies(String number) {
        return desk.ticket(number).customerLink("/replies");
    }
}
