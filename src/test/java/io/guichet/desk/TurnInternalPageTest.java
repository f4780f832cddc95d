package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.policy.Target;
import io.guichet.ticket.Message;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was written to the customer by mistake becomes a note, by whoever wrote it or by a lead. */
@DeskTest
class TurnInternalPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opens() {
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "lead", "admin"})
    void theAuthorAndLeadsTurnAnAnswerIntoANote(String who) {
        desk.replies(number, "Dull customer, this one.");
        var path = path(desk.newest(number));
        var person = Browser.signedIn(port, who);
        assertThat(person.get("/desk/tickets/" + number).body()).contains("href=\"" + path + "\"");
        assertThat(person.get(path).body()).contains("Dull customer, this one.", "A letter that was sent stays sent");

        var answer = person.submit(path, path, "reason=Meant+for+Bo.");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(person.get("/desk/tickets/" + number).body())
                .contains("The message is a note now.", "data-kind=\"INTERNAL\"", "Meant for Bo.")
                .doesNotContain(path);
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).isOpen()).isTrue();
    }

    @Test
    void whoDidNotWriteItIsRefused() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newest(number));
        var other = Browser.signedIn(port, "specialist");

        assertThat(other.get("/desk/tickets/" + number).body()).doesNotContain(path);
        assertThat(other.get(path).statusCode()).isEqualTo(403);
        assertThat(other.submit("/desk/tickets/" + number, path, "reason=Why").statusCode())
                .isEqualTo(403);
        assertThat(desk.messages(number)).last().satisfies(message -> assertThat(message.isPublic())
                .isTrue());
    }

    @Test
    void aReasonIsNeededAndKept() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newest(number));
        var agent = Browser.signedIn(port, "agent");

        var none = agent.submit(path, path, "reason=+");
        var tooLong = agent.submit(path, path, "reason=" + "x".repeat(401));

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("data-focus", "href=\"#field-reason\"", "Say why.", "It is on its way.");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("may have at most 400 characters", "x".repeat(401));
        assertThat(desk.messages(number)).allMatch(Message::isPublic);
    }

    @Test
    void theSamePageSentTwiceTurnsItOnce() {
        desk.replies(number, "It is on its way.");
        var path = path(desk.newest(number));
        var agent = Browser.signedIn(port, "agent");

        agent.submit(path, path, "reason=Wrong&_once=mark-" + number);

        assertThat(agent.submit("/desk/tickets/" + number, path, "reason=Wrong&_once=mark-" + number)
                        .statusCode())
                .isEqualTo(302);
        assertThat(desk.happened(number)).containsOnlyOnce("message-turned-internal");
    }

    @Test
    void whatIsNoAnswerIsNotTurned() {
        desk.notes(number, "Ask Bo.");
        var note = path(desk.newest(number));
        desk.deskProgramWrites(number, "We are closed tomorrow.");
        var automatic = path(desk.newest(number));
        var lead = Browser.signedIn(port, "lead");
        var fromCustomer = path(desk.messages(number).get(0).id());

        for (var path : new String[] {note, automatic, fromCustomer}) {
            var page = lead.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(409);
            assertThat(page.body()).contains("cannot be turned into a note").doesNotContain("name=\"reason\"");
        }
        assertThat(lead.submit("/desk/tickets/" + number, note, "reason=Why").statusCode())
                .isEqualTo(409);
        assertThat(lead.get("/desk/tickets/" + number).body()).doesNotContain("/internal\"");
    }

    @Test
    void aMessageThatIsNotThereIsNotFound() {
        var lead = Browser.signedIn(port, "lead");

        assertThat(lead.get(path(999_999_999)).statusCode()).isEqualTo(404);
        assertThat(lead.get("/desk/tickets/PA-0/messages/1/internal").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameIsSaidInFrench() {
        desk.replies(number, "It is on its way.");
        var agent = Browser.signedIn(port, "agent");
        agent.get("/desk/tickets/" + number + "?lang=fr");

        var page = agent.get(path(desk.newest(number))).body();

        assertThat(page)
                .contains("Changer en note interne", "Une lettre envoyée reste envoyée")
                .doesNotContain("??");
    }

    private String path(long message) {
        return "/desk/tickets/%s/messages/%d/internal".formatted(number, message);
    }
}
