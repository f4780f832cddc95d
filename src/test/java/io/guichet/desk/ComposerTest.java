package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The composer without script, in workspace and ticket page. */
@DeskTest
class ComposerTest {

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @LocalServerPort
    private int port;

    private HttpBrowser agent;
    private String number;
    private String ticket;
    private String task;

    @BeforeEach
    void opensAnAnswerTask() {
        agent = HttpBrowser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
        ticket = "/desk/tickets/" + number;
        task = "/desk/workspace/" + desk.task(number, "answer").id();
    }

    @Test
    void offersTheOutcomesOfTheFormWithTheirEffects() {
        desk.claims(number, "answer", "agent");

        for (var path : List.of(task, ticket)) {
            assertThat(agent.get(path).body())
                    .as(path)
                    .contains("Send and ask the customer", "Send and solve", "Send and escalate to a specialist")
                    .containsPattern("then: Waiting for the customer · stops: first response")
                    .containsPattern("then: Solved · stops: first response");
        }
        assertThat(agent.get(task + "?lang=fr").body())
                .contains("Envoyer et interroger le client", "arrête\u00a0: première réponse");
    }

    @Test
    void answeringOnTheTicketPageCompletesTheTask() {
        var sent = agent.submitForm(
                ticket,
                task,
                "_from=ticket&outcome=ASK_CUSTOMER&_newestMessage=" + desk.newestMessageId(number)
                        + "&reply=Which+one");

        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(ticket));
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void showsWhatTheCustomerHasJustWrittenBeforeItSends() {
        desk.claims(number, "answer", "agent");
        var seen = desk.newestMessageId(number);
        desk.customerWrites(number, "Wait, one thing more.");
        var reply = "&outcome=SOLVE&note=&reply=" + HttpBrowser.urlEncoded("Solved <now>.");

        var held = agent.submitForm(task, task, "_newestMessage=" + seen + reply);

        assertThat(held.statusCode()).isEqualTo(409);
        assertThat(held.body())
                .contains("The customer has just written.", "Solved &lt;now&gt;.")
                .containsPattern("<blockquote[^>]*>Wait, one thing more.");
        assertThat(desk.messageTexts(number)).doesNotContain("Solved <now>.");
        agent.submitForm(task, task, "_newestMessage=" + desk.newestMessageId(number) + reply);
        assertThat(desk.status(number)).isEqualTo("SOLVED");
    }

    @Test
    void saysWhoseTheTicketIsBeforeAColleagueWrites() {
        desk.releases(number, "answer", "agent");
        desk.claims(number, "answer", "lead");

        var page = agent.get(ticket).body();

        assertThat(page).contains("Lead is working on this ticket.", "<details class=\"held\"");
        agent.submitForm(ticket, ticket + "/reply", "reply=" + HttpBrowser.urlEncoded("I may help."));
        assertThat(desk.messageTexts(number)).endsWith("I may help.");
        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aNoteLeavesTheReplyADraft() {
        agent.submitForm(ticket, ticket + "/note", "note=Between+us&reply=" + HttpBrowser.urlEncoded("Not yet sent"));

        assertThat(desk.messageTexts(number)).endsWith("Between us").doesNotContain("Not yet sent");
        assertThat(agent.get(ticket).body()).contains("Not yet sent");
    }

    @Test
    void longTextArrivesAsWritten() {
        desk.claims(number, "answer", "agent");
        var text = "Ünï 👩🏽‍🚀 שלום עולם <script>alert('x')</script> & so on.\n"
                .repeat(800)
                .strip();

        agent.submitForm(
                task,
                task,
                "outcome=ASK_CUSTOMER&_newestMessage=" + desk.newestMessageId(number) + "&reply="
                        + HttpBrowser.urlEncoded(text));

        assertThat(desk.messageTexts(number)).endsWith(text);
        assertThat(agent.get(ticket).body())
                .contains("👩🏽‍🚀 שלום עולם &lt;script&gt;alert")
                .doesNotContain("<script>alert");
        assertThat(ApiClient.as("agent", port)
                        .get("/api/tickets/" + number)
                        .body()
                        .path("messages")
                        .findValuesAsText("body"))
                .contains(text);
    }

    @Test
    void aMentionIsEmailedAndShown() {
        var colleague = "ines-" + UUID.randomUUID();
        var user = identities.newUser(colleague);
        user.setEmail("ines@example.org");
        identities.saveUser(user);
        identities.createMembership(colleague, "agent");
        identities.createTenantUserMembership("parcels", colleague);
        try {
            var note = "@%s, look. Not you, @agent-zoom.".formatted(colleague);
            agent.submitForm(ticket, ticket + "/note", "note=" + HttpBrowser.urlEncoded(note));

            assertThat(agent.get(ticket).body()).contains("Mentioned: " + colleague + "<");
            assertThat(desk.emailBody(number, "mention")).contains("Agent", "Not you, @agent-zoom.");
            assertThat(desk.emailTemplates(number)).containsOnlyOnce("mention");
            assertThat(ApiClient.as("agent", port)
                            .get("/api/tickets/" + number + "/colleagues")
                            .body()
                            .findValuesAsText("user"))
                    .contains(colleague, "lead")
                    .doesNotContain("agent-zoom");
        } finally {
            identities.deleteUser(colleague);
        }
    }

    @Test
    void aLeadRemovesATextFromEverywhere() {
        desk.customerWrites(number, "My password is hunter2.");
        var message = desk.newestMessageId(number);
        agent.submitForm(ticket, ticket + "/reply", "reply=" + HttpBrowser.urlEncoded("Do not tell us passwords."));
        var draft = HttpBrowser.urlEncoded("You wrote:\n> My password is hunter2.\nChange it.");
        agent.submitForm(ticket, ticket + "/draft", "reply=" + draft);
        var path = "/api/tickets/%s/messages/%d/redact".formatted(number, message);

        assertThat(ApiClient.as("agent", port)
                        .post(path, Map.of("reason", "Secret"))
                        .status())
                .isEqualTo(403);
        var lead = ApiClient.as("lead", port);
        assertThat(lead.post(path, Map.of()).fields()).containsExactly("reason");
        assertThat(lead.post(path, Map.of("reason", "Secret")).status()).isEqualTo(200);

        assertThat(lead.post(path, Map.of("reason", "Secret")).status()).isEqualTo(409);
        assertThat(lead.get("/api/tickets/" + number).raw().body()).doesNotContain("hunter2");
        assertThat(agent.get(ticket).body())
                .contains("The text of this message was removed.", "Change it.")
                .doesNotContain("hunter2");
        assertThat(desk.emailBody(number, "reply")).doesNotContain("hunter2");
        assertThat(desk.timeline(number)).anyMatch(entry -> entry.type().equals("message-redacted"));
    }
}
