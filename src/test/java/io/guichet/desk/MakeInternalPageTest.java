package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.policy.Target;
import io.guichet.ticket.Message;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The author or a lead turns a public reply that was sent by mistake into an internal note. */
@DeskTest
class MakeInternalPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opensTicket() {
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "lead", "admin"})
    void letsAuthorAndLeadsMakeAReplyInternal(String user) {
        desk.replies(number, "Dull customer, this one.");
        var path = path(desk.newestMessageId(number));
        var browser = HttpBrowser.signedIn(port, user);
        assertThat(browser.get("/desk/tickets/" + number).body()).contains("href=\"" + path + "\"");
        assertThat(browser.get(path).body())
                .contains("Dull customer, this one.", "An email that was already sent is not recalled");

        var answer = browser.submitForm(path, path, "reason=Meant+for+Bo.");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.get("/desk/tickets/" + number).body())
                .contains("The reply is now an internal note.", "data-kind=\"INTERNAL\"", "Meant for Bo.")
                .doesNotContain(path);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isOpen()).isTrue();
    }

    @Test
    void refusesOtherAgents() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newestMessageId(number));
        var other = HttpBrowser.signedIn(port, "specialist");

        assertThat(other.get("/desk/tickets/" + number).body()).doesNotContain(path);
        assertThat(other.get(path).statusCode()).isEqualTo(403);
        assertThat(other.submitForm("/desk/tickets/" + number, path, "reason=Why")
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.messages(number)).last().satisfies(message -> assertThat(message.isPublic())
                .isTrue());
    }

    @Test
    void requiresAReasonAndKeepsIt() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newestMessageId(number));
        var agent = HttpBrowser.signedIn(port, "agent");

        var none = agent.submitForm(path, path, "reason=+");
        var tooLong = agent.submitForm(path, path, "reason=" + "x".repeat(401));

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body())
                .contains("data-focus", "href=\"#field-reason\"", "Enter a reason.", "It is on its way.");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("may have at most 400 characters", "x".repeat(401));
        assertThat(desk.messages(number)).allMatch(Message::isPublic);
    }

    @Test
    void appliesADoubleSubmitOnce() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newestMessageId(number));
        var agent = HttpBrowser.signedIn(port, "agent");

        agent.submitForm(path, path, "reason=Wrong&_submissionToken=token-" + number);

        assertThat(agent.submitForm("/desk/tickets/" + number, path, "reason=Wrong&_submissionToken=token-" + number)
                        .statusCode())
                .isEqualTo(302);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("message-made-internal");
    }

    @Test
    void refusesNotesAutomaticAndCustomerMessages() {
        desk.notes(number, "Ask Bo.");
        var note = path(desk.newestMessageId(number));
        desk.addsAutomaticReply(number, "We are closed tomorrow.");
        var automatic = path(desk.newestMessageId(number));
        var lead = HttpBrowser.signedIn(port, "lead");
        var fromCustomer = path(desk.messages(number).get(0).id());

        for (var path : new String[] {note, automatic, fromCustomer}) {
            var page = lead.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(409);
            assertThat(page.body())
                    .contains("Only a public reply written by an agent can be made internal")
                    .doesNotContain("name=\"reason\"");
        }
        assertThat(lead.submitForm("/desk/tickets/" + number, note, "reason=Why")
                        .statusCode())
                .isEqualTo(409);
        assertThat(lead.get("/desk/tickets/" + number).body()).doesNotContain("/internal\"");
    }

    @Test
    void answers404ForUnknownMessages() {
        var lead = HttpBrowser.signedIn(port, "lead");

        assertThat(lead.get(path(999_999_999)).statusCode()).isEqualTo(404);
        assertThat(lead.get("/desk/tickets/PA-0/messages/1/internal").statusCode())
                .isEqualTo(404);
    }

    @Test
    void rendersInFrench() {
        desk.replies(number, "It is on its way.");
        var agent = HttpBrowser.signedIn(port, "agent");
        agent.get("/desk/tickets/" + number + "?lang=fr");

        var page = agent.get(path(desk.newestMessageId(number))).body();

        assertThat(page)
                .contains("Convertir en note interne", "Un e-mail déjà envoyé n’est pas rappelé")
                .doesNotContain("??");
    }

    private String path(long message) {
        return "/desk/tickets/%s/messages/%d/internal".formatted(number, message);
    }
}
