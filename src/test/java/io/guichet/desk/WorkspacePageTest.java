package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task on its page, as a browser gets and sends it. */
@DeskTest
class WorkspacePageTest {

    private static final Pattern SEEN = Pattern.compile("name=\"_seen\" value=\"(\\d+)\"");

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private Browser agent;
    private String number;
    private String path;

    @BeforeEach
    void anAgentComesAndATicketWaitsForAnAnswer() {
        agent = Browser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
        path = "/desk/workspace/" + desk.task(number, "answer").id();
    }

    @Test
    void aTaskIsTakenFilledInAndCompleted() {
        assertThat(get(path)).contains("Take the task").doesNotContain("<textarea");
        agent.submit(path, path + "/claim", "");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
        var done = agent.submit(
                path,
                path + "?framed=true",
                "_seen=" + seen() + "&outcome=ASK_CUSTOMER&note=&reply=" + Browser.encoded("Which one?"));

        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path + "/done?framed=true"));
        assertThat(get(path + "/done?framed=true")).contains("data-tells=\"done\"", "data-kept-sent=\"task-");
        assertThat(get(path)).contains("data-tells=\"shown\"", "This task is over; Agent had it.");
        assertThat(desk.ticket(number).status()).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void aCustomerWhoWroteMeanwhileIsNotOverlooked() {
        agent.submit(path, path + "/claim", "");
        var seen = seen();
        desk.customerWrites(number, "One thing more.");

        agent.submit(path, path, "_seen=" + seen + "&outcome=SOLVE&note=&reply=" + Browser.encoded("Solved."));

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(get(path + "/done")).contains("The ticket goes on: Answer.");
    }

    @Test
    void whatIsRefusedIsSaidBesideItsFieldAndNothingTypedIsLost() {
        agent.submit(path, path + "/claim", "");

        var refused = agent.submit(
                path, path, "_seen=1&outcome=SOLVE&reply=&note=" + Browser.encoded("He has <two> of them"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("href=\"#field-reply\"", "id=\"problem-reply\"", "He has &lt;two&gt; of them")
                .containsPattern("value=\"SOLVE\"\\s+checked")
                .contains("data-invalid=\"true\"", "data-internal=\"true\"");
        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whoWasTooLateGetsTheirTextBack() {
        agent.submit(path, path + "/claim", "");
        var form = get(path);
        agent.submit(path, path + "/unclaim", "");
        desk.completes(number, "answer", "lead", Map.of("outcome", "SOLVE", "reply", "It is here."));

        var late = agent.form(
                path,
                "_seen=1&outcome=SOLVE&reply=" + Browser.encoded("Look again.") + "&_csrf=" + Browser.token(form));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("What you wrote was not sent", "Look again.");
    }

    @Test
    void aTaskThatOthersHaveCanBeReadAlong() {
        var lead = Browser.signedIn(port, "lead");
        lead.form(path + "/claim", "_csrf=" + Browser.token(lead.get(path).body()));

        assertThat(get(path)).contains("Lead has taken this task").doesNotContain("<textarea", "Let others take it");
        assertThat(Browser.signedIn(port, "specialist").get(path).body()).doesNotContain("<textarea");
    }

    private String get(String path) {
        return agent.get(path).body();
    }

    /** Id of the newest message on the page. */
    private String seen() {
        var found = SEEN.matcher(get(path));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
