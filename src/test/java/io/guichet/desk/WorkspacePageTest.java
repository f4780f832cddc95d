package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The workspace page over HTTP. */
@DeskTest
class WorkspacePageTest {

    private static final Pattern NEWEST_MESSAGE = Pattern.compile("name=\"_newestMessage\" value=\"(\\d+)\"");

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private HttpBrowser agent;
    private String number;
    private String path;

    @BeforeEach
    void signsInAndOpensAnAnswerTask() {
        agent = HttpBrowser.signedIn(port, "agent");
        number = desk.opens("parcels", Map.of());
        desk.triages(number);
        path = "/desk/workspace/" + desk.task(number, "answer").id();
    }

    @Test
    void claimsAndCompletesATask() {
        desk.releases(number, "answer", "agent");
        assertThat(get(path)).contains(">Claim<").doesNotContain("<textarea");
        agent.submitForm(path, path + "/claim", "");
        assertThat(desk.task(number, "answer").assignee()).isEqualTo("agent");
        var done = agent.submitForm(
                path,
                path + "?framed=true",
                "_newestMessage=" + newestMessage() + "&outcome=ASK_CUSTOMER&note=&reply="
                        + HttpBrowser.urlEncoded("Which one?"));

        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path + "/done?framed=true"));
        assertThat(get(path + "/done?framed=true")).contains("data-state=\"done\"", "data-autosave-clear=\"task-");
        assertThat(get(path)).contains("data-state=\"shown\"", "Last assignee: Agent.");
        assertThat(desk.ticket(number).status()).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void opensTheNextTaskOfTheListUnlessTheUserDeclines() {
        var held = desk.opens("parcels", Map.of());
        desk.claims(held, "triage", "lead");
        var free = desk.opens("parcels", Map.of());
        var next = desk.task(free, "triage").id();
        var list = "&_nextOffered=true&_following=" + desk.task(held, "triage").id() + "," + next;

        assertThat(asks(list + "&_next=true")).endsWith("/done?framed=true&opens=" + next);
        assertThat(desk.task(free, "triage").assignee()).isEqualTo("agent");
        assertThat(desk.task(held, "triage").assignee()).isEqualTo("lead");

        signsInAndOpensAnAnswerTask();
        assertThat(asks(list)).endsWith("/done?framed=true");
        signsInAndOpensAnAnswerTask();
        assertThat(get(path)).doesNotContainPattern("name=\"_next\" value=\"true\" checked");
        asks(list + "&_next=true");
    }

    /** Returns where the answer to the sent form leads. */
    private String asks(String parameters) {
        return agent.submitForm(
                        path,
                        path + "?framed=true",
                        "_newestMessage=" + newestMessage() + "&outcome=ASK_CUSTOMER&note=&reply=Which+one"
                                + parameters)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void showsProblemsBesideTheirFieldsAndKeepsInput() {
        agent.submitForm(path, path + "/claim", "");

        var refused = agent.submitForm(
                path,
                path,
                "_newestMessage=" + newestMessage() + "&outcome=SOLVE&reply=&note="
                        + HttpBrowser.urlEncoded("He has <two> of them"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("href=\"#field-reply\"", "id=\"problem-reply\"", "He has &lt;two&gt; of them")
                .containsPattern("class=\"primary\" name=\"outcome\"[^>]* value=\"SOLVE\"")
                .contains("data-invalid=\"true\"", "data-internal=\"true\"");
        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void offersTeamsAndRequestTypesOfTheBrandInTheReadersWords() {
        var other = desk.opens("parcels", Map.of());
        desk.claims(other, "triage", "agent");
        var triage = "/desk/workspace/" + desk.task(other, "triage").id();

        assertThat(get(triage + "?lang=fr"))
                .contains("<option value=\"parcels-first\">Premier</option>")
                .contains("<option value=\"jobs\">Emploi</option>")
                .doesNotContain("value=\"wishlist\"", "value=\"vulnerability\"", "name=\"team\" value");
        var refused = agent.submitForm(triage, triage, "_newestMessage=1&team=nobody");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Choisissez une équipe de la marque.");
        get(triage + "?lang=en");
    }

    @Test
    void showsALeadTheReasonItsDateAndLateClocks() {
        var late = desk.opens("parcels", Map.of());
        desk.firesTimer(late, "Event_TriageUnattended");
        desk.advancesTime(Duration.ofDays(1));
        var lead = HttpBrowser.signedIn(port, "lead");
        var task = desk.task(late, "lead-decision").id();

        assertThat(lead.get("/desk/workspace/" + task).body())
                .contains(
                        "task unassigned for too long",
                        "since yesterday",
                        "Late or at risk:",
                        "data-state=\"OVERDUE\"");
        assertThat(lead.get("/desk/tasklist/cards?task=" + task).body())
                .contains("task unassigned for too long", "since yesterday");
        assertThat(lead.get("/desk/tickets/" + late).body()).contains("task unassigned for too long");
    }

    @Test
    void returnsTheTextOfALateSubmit() {
        agent.submitForm(path, path + "/claim", "");
        var form = get(path);
        agent.submitForm(path, path + "/unclaim", "");
        desk.completes(number, "answer", "lead", Map.of("outcome", "SOLVE", "reply", "It is here."));

        var late = agent.postForm(
                path,
                "_newestMessage=1&outcome=SOLVE&reply=" + HttpBrowser.urlEncoded("Look again.") + "&_csrf="
                        + HttpBrowser.csrfToken(form));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Your text was not sent", "Look again.");
    }

    @Test
    void isReadOnlyForTasksOfOthers() {
        desk.releases(number, "answer", "agent");
        var lead = HttpBrowser.signedIn(port, "lead");
        lead.postForm(
                path + "/claim", "_csrf=" + HttpBrowser.csrfToken(lead.get(path).body()));

        assertThat(get(path)).contains("This task is assigned to Lead").doesNotContain("<textarea", ">Unassign<");
        assertThat(HttpBrowser.signedIn(port, "specialist").get(path).body()).doesNotContain("<textarea");
    }

    private String get(String path) {
        return agent.get(path).body();
    }

    /** Id of the newest message on the page. */
    private String newestMessage() {
        var found = NEWEST_MESSAGE.matcher(get(path));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
