package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.ticket.Conversation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff see what came in and decide about it. */
@DeskTest
@Tag("h2")
class MailInboxPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    private HttpBrowser agent;

    @BeforeEach
    void signsIn() {
        agent = HttpBrowser.signedIn(port, "agent");
    }

    @Test
    void listsMessagesWithStateAndReason() {
        var id = handIn("Subject: Nobody %s\n\nHello".formatted(UUID.randomUUID()));

        var list = agent.get("/desk/mail?state=QUARANTINED").body();

        assertThat(list).contains("/desk/mail/" + id, "The message names no sender.", "quarantined");
        assertThat(agent.get("/desk/mail?state=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTextHeadersAndRawMessage() {
        var key = "k".repeat(32);
        var signature = "0123456789abcdef0123";
        var id = handIn(("From: Ada <ada-%s@example.org>\nTo: support+tp-2345.%s@parcels.example\nCc: bob@example.net\n"
                        + "Subject: Label\nX-Own: yes\n\nSee below.\n\n> https://desk.example/parcels/requests/TP-2345?key=%s")
                .formatted(UUID.randomUUID(), signature, key));

        var page = agent.get("/desk/mail/" + id).body();

        assertThat(page)
                .contains("See below.", "X-Own: yes", "bob@example.net", "opened a ticket", "support+tp-2345.…@")
                .doesNotContain(key, signature);
        assertThat(agent.get("/desk/mail/%s/raw".formatted(id)).body()).contains("X-Own: yes");
    }

    @Test
    void spamComesBack() {
        var sender = "spam-%s@shop.example".formatted(UUID.randomUUID());
        var id = quarantined(sender);

        decide(id, "block-sender", "");
        var later = handIn("From: <%s>\nSubject: More\n\nBuy".formatted(sender));

        assertThat(agent.get("/desk/mail?state=SPAM").body()).contains("/desk/mail/" + id, "/desk/mail/" + later);
        assertThat(agent.get("/desk/mail/senders").body()).contains(sender);
        assertThat(decide(id, "not-spam", "").statusCode()).isEqualTo(302);
        assertThat(decide(id, "not-spam", "").statusCode()).isEqualTo(409);
        assertThat(agent.get("/desk/mail/" + id).body()).contains("It was taken for spam before.");
    }

    @Test
    void addsToATicketAndKeepsAWrongNumber() {
        var number = desk.opens("parcels", Map.of());
        var id = quarantined("ada-%s@example.org".formatted(UUID.randomUUID()));

        assertThat(decide(id, "add", "TP-NONE"))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400))
                .satisfies(refused -> assertThat(refused.body()).contains("TP-NONE", "There is no ticket"));
        assertThat(decide(id, "add", number).statusCode()).isEqualTo(302);

        var messages = conversation.of(number);
        assertThat(messages.get(messages.size() - 1).body()).startsWith("Hold me");
    }

    @Test
    void theTicketShowsAnUnknownSenderUntilAccepted() {
        var number = desk.opens("parcels", Map.of());
        var id = handIn("From: <eve-%s@example.net>\nCc: bob@example.net\nSubject: Re: %s\n\nIt is with me."
                .formatted(UUID.randomUUID(), number));
        var ticket = "/desk/tickets/" + number;
        assertThat(agent.get(ticket).body())
                .contains("Unknown sender", "/desk/mail/%s/accept-sender".formatted(id), "bob@example.net");

        agent.submitForm(ticket, "/desk/mail/%s/accept-sender".formatted(id), "back=ticket");

        assertThat(agent.get(ticket).body()).doesNotContain("Unknown sender").contains("It is with me.");
    }

    @Test
    void removesARule() {
        var domain = UUID.randomUUID() + ".example";
        var page = "/desk/mail/senders";
        assertThat(agent.submitForm(page, page, "brand=parcels&action=SPAM&sender=no+domain")
                        .body())
                .contains("Enter an address or a domain");
        agent.submitForm(page, page, "brand=parcels&action=SPAM&sender=" + domain);
        var list = agent.get(page).body();
        var row = list.substring(list.indexOf(domain));
        var delete = row.substring(row.indexOf("/desk/mail/senders/"), row.indexOf("/delete") + 7);

        agent.submitForm(page, delete, "");

        assertThat(agent.get(page).body()).doesNotContain(domain);
    }

    private String quarantined(String sender) {
        agent.submitForm(
                "/desk/mail/senders", "/desk/mail/senders", "brand=parcels&action=QUARANTINE&sender=" + sender);
        return handIn("From: <%s>\nSubject: Hold\n\nHold me".formatted(sender));
    }

    private HttpResponse<String> decide(String id, String action, String ticket) {
        return agent.submitForm("/desk/mail/senders", "/desk/mail/%s/%s".formatted(id, action), "ticket=" + ticket);
    }

    private String handIn(String raw) {
        return ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/brands/parcels/mail?wait=true",
                        BodyPublishers.ofString(raw + "\n" + UUID.randomUUID()),
                        Map.of("Content-Type", "message/rfc822"))
                .text("id");
    }
}
