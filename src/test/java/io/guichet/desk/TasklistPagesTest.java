package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.policy.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The cards and the search of the Tasklist, and the start page. */
@DeskTest
@Tag("h2")
class TasklistPagesTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void aCardShowsTheTicketInTheReadersLanguage() {
        var number = desk.opens("zoom", Map.of("plan", "pro"));
        desk.triages(number);
        desk.customerWrites(number, "One more thing.");
        var subject = desk.ticket(number).subject();

        var french = card("agent", "fr", number);
        var english = card("agent", "en", number);

        assertThat(french).contains(number, subject, "Zoom", "Pro", "En cours", "Le client a répondu");
        assertThat(english).contains("In progress", "The customer has answered");
    }

    @Test
    void aCardSaysWhatIsAtRiskOrOverdue() {
        var number = desk.opens("parcels", Map.of());
        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofMinutes(5)));

        desk.advancesTime(Duration.ofMinutes(6));

        assertThat(card("agent", "en", number)).contains("data-state=\"OVERDUE\"", "overdue by");
    }

    @Test
    void aCardOfATicketOfAnotherBrandDoesNotExist() {
        var number = desk.opens("zoom", Map.of());

        assertThat(card("agent-parcels", "en", number)).doesNotContain(number);
    }

    @Test
    void theLanguageIsThatOfTheDesk() {
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.get("/desk/tasklist/settings.js?lang=fr").body()).contains("\"language\":\"fr\"");
        assertThat(agent.get("/desk/tasklist/settings.js").body())
                .contains("\"language\":\"fr\"", "Retour à la liste")
                .startsWith("export default {");
    }

    @Test
    void findsATicketByNumberAndWordWithItsTask() {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage").id();
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.get("/desk/tasklist/search?q=" + number).body()).contains(number, task);
        assertThat(agent.get("/desk/tasklist/search?q=nothingofthekind").body()).contains("No ticket");
        assertThat(HttpBrowser.signedIn(port, "agent-zoom")
                        .get("/desk/tasklist/search?q=" + number)
                        .body())
                .doesNotContain(task);
    }

    @Test
    void refusesTooManyCards() {
        var tasks = "task=x&".repeat(51);

        assertThat(HttpBrowser.signedIn(port, "agent")
                        .get("/desk/tasklist/cards?" + tasks)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theStartPageShowsWhatNeedsTheUser() {
        var other = desk.opens("zoom", Map.of());
        desk.claims(other, "triage", "agent");
        var own = desk.opens("zoom", Map.of());
        desk.claims(own, "triage", "agent-zoom");

        var page = HttpBrowser.signedIn(port, "agent-zoom").get("/desk?lang=fr");

        assertThat(page.body())
                .contains(own, "Mes tickets", "Ce qui vous attend")
                .contains("/camunda/app/tasklist/default/#/?task="
                        + desk.task(own, "triage").id())
                .doesNotContain(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "specialist", "developer", "lead", "analyst", "manager", "admin"})
    void theStartPageLinksToNoForbiddenPage(String user) {
        var browser = HttpBrowser.signedIn(port, user);
        var page = browser.get("/desk");

        assertThat(page.statusCode()).isEqualTo(200);
        var links = links(page.body());
        assertThat(links)
                .hasSizeGreaterThan(8)
                .allSatisfy(link ->
                        assertThat(browser.get(link).statusCode()).as(link).isIn(200, 302));
        assertThat(links.stream().anyMatch(link -> link.startsWith("/camunda/app/tasklist")))
                .isEqualTo(!user.equals("manager"));
    }

    @ParameterizedTest
    @CsvSource({"agent, /camunda/app/tasklist/default/", "manager, /insight", "analyst, /desk"})
    void theSignInLeadsToTheStartPageOfTheRole(String user, String page) {
        var location = HttpBrowser.anonymous(port)
                .signIn(user, user)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(location).endsWith(page);
    }

    private String card(String user, String language, String number) {
        var task = desk.tasksOf(number).get(0).id();
        var card =
                HttpBrowser.signedIn(port, user).get("/desk/tasklist/cards?lang=%s&task=%s".formatted(language, task));
        assertThat(card.statusCode()).isEqualTo(200);
        return card.body();
    }

    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1).replace("&amp;", "&"))
                .map(link -> link.split("#")[0])
                .filter(link -> !link.startsWith("/assets"))
                .distinct()
                .toList();
    }
}
