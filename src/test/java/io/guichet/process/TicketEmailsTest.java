package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The content of the e-mails that a ticket's process sends. */
@DeskTest
class TicketEmailsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void opensATicket() {
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
    }

    @Test
    void aReplyCarriesItsFiles() {
        replies(List.of(uploads(UploadFile.png("label.png"))));

        assertThat(attachedNames(lastEmail())).containsExactly("label.png");
        assertThat(lastEmail().body()).doesNotContain("label.png");
    }

    @Test
    void aReplyLinksToLargeFiles() {
        replies(List.of(uploads(large("one.png")), uploads(large("two.png"))));

        assertThat(attachedNames(lastEmail())).isEmpty();
        assertThat(lastEmail().body()).contains("one.png: http", "two.png: http", "/attachments/");
    }

    @Test
    void aReplyQuotesTheCustomerAndIsSigned() {
        desk.customerWrites(number, "First line.\nSecond line.");
        replies(List.of());

        assertThat(lastEmail().body())
                .contains("> First line.\n> Second line.")
                .contains("Here is the answer.", "Agent\nThe parcels team");
        assertThat(html(lastEmail())).contains("<blockquote dir=\"auto\">First line.<br>Second line.</blockquote>");
    }

    @Test
    void anAgentsGreetingReplacesTheTemplates() {
        desk.replies(number, "Hello Ada,\n\nIt is on its way.");

        assertThat(lastEmail().body().split("Hello", -1)).hasSize(2);
    }

    @Test
    void aMergeTellsTheCustomerWhereTheWorkGoesOn() {
        var into = desk.opens("parcels", Map.of());

        desk.merges(number, into);

        assertThat(lastEmail().template()).isEqualTo("merged");
        assertThat(lastEmail().body()).contains(into).contains(desk.ticket(into).customerLink(""));
    }

    private void replies(List<Long> files) {
        var response = ApiClient.as("agent", port)
                .post(
                        "/api/tickets/%s/messages".formatted(number),
                        Map.of("author", "AGENT", "body", "Here is the answer.", "attachments", files));
        assertThat(response.status()).isEqualTo(201);
    }

    private long uploads(UploadFile file) {
        var form = new MultipartBody().file("file", file);
        return ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/tickets/%s/attachments".formatted(number),
                        BodyPublishers.ofByteArray(form.bytes()),
                        Map.of("Content-Type", form.type()))
                .body()
                .path("id")
                .asLong();
    }

    private static UploadFile large(String name) {
        var png = UploadFile.png(name).content();
        return new UploadFile(name, "image/png", Arrays.copyOf(png, 3_000_000));
    }

    private List<String> attachedNames(EmailMessage email) {
        return db.sql("select name from email_attachment where email = :email order by position")
                .param("email", email.id())
                .query(String.class)
                .list();
    }

    private String html(EmailMessage email) {
        return db.sql("select html from email where id = :id")
                .param("id", email.id())
                .query(String.class)
                .single();
    }

    private EmailMessage lastEmail() {
        return outbox.of(number).stream().reduce((a, b) -> b).orElseThrow();
    }
}
