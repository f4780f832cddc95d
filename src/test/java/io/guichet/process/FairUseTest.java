package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer who exceeds fair use has a lower queue rank for a while. */
@DeskTest
class FairUseTest {

    private static final int NORMAL_RANK = 50;
    private static final int DEPRIORITISED_RANK = 10;

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    @Test
    void tooManyMessagesDeprioritiseTheTicket() {
        var number = open("many@example.org");
        writes(number, 19);
        assertThat(desk.ticket(number).queueRank()).isEqualTo(NORMAL_RANK);

        writes(number, 1);

        assertThat(desk.ticket(number).queueRank()).isEqualTo(DEPRIORITISED_RANK);
        assertThat(desk.queueRank(number, "triage")).isEqualTo(DEPRIORITISED_RANK);
        assertThat(desk.timeline(number))
                .filteredOn(event -> event.type().equals("deprioritised"))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("row", "fair_use_messages")
                        .containsKeys("reason", "until"));
    }

    @Test
    void theNextRequestOfTheCustomerIsDeprioritised() {
        writes(open("next@example.org"), 20);

        assertThat(desk.ticket(open("next@example.org")).queueRank()).isEqualTo(DEPRIORITISED_RANK);
        assertThat(desk.ticket(open("another@example.org")).queueRank()).isEqualTo(NORMAL_RANK);
    }

    @Test
    void aDemotionExpires() {
        var number = openDeprioritised("ends@example.org");

        desk.firesTimer(number, "Event_DemotionOver");

        assertThat(desk.ticket(number).queueRank()).isEqualTo(NORMAL_RANK);
        assertThat(desk.queueRank(number, "triage")).isEqualTo(NORMAL_RANK);
        assertThat(desk.process(number, "demotion")).hasPassed("End_RankRestored");
        assertThat(desk.eventTypes(number)).contains("demotion-over");
    }

    @Test
    void staffDemoteAndLiftOnTheTicketPage() {
        var number = open("steps@example.org");
        var browser = HttpBrowser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number;
        var page = browser.get(path).body();

        browser.postForm(path + "/deprioritise", "_csrf=" + HttpBrowser.csrfToken(page));
        assertThat(desk.ticket(number).queueRank()).isEqualTo(DEPRIORITISED_RANK);
        assertThat(browser.get(path + "?lang=en").body())
                .contains("The steps of an earlier answer have not been followed yet.", "Restore priority");

        browser.postForm(path + "/restore-priority", "_csrf=" + HttpBrowser.csrfToken(page));
        assertThat(desk.ticket(number).queueRank()).isEqualTo(NORMAL_RANK);
    }

    @Test
    void theApiDemotesAndLifts() {
        var number = open("api@example.org");
        var api = ApiClient.as("agent", port);
        var endpoint = "/api/tickets/%s/demotion".formatted(number);

        assertThat(api.post(endpoint, Map.of("until", "2190-01-01T00:00:00Z")).status())
                .isEqualTo(400);
        assertThat(api.post(endpoint, Map.of("reason", "Late", "until", "2001-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(endpoint, Map.of("reason", "A flood.", "until", "2190-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post(endpoint, Map.of("reason", "Again.", "until", "2190-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/tickets/" + number)
                        .body()
                        .path("demotion")
                        .path("reason")
                        .asText())
                .isEqualTo("A flood.");
        assertThat(api.delete(endpoint).status()).isEqualTo(200);
        assertThat(api.delete(endpoint).status()).isEqualTo(409);
        assertThat(desk.ticket(number).queueRank()).isEqualTo(NORMAL_RANK);
    }

    @Test
    void theDemotionIsCancelledWhenTheTicketEnds() {
        var number = openDeprioritised("gone@example.org");

        desk.withdraws(number);

        assertThat(desk.process(number, "demotion"))
                .hasPassed("End_DemotionCancelled", "Event_DeprioritisedTicketEnded");
        assertThat(desk.ticket(number).isClosed()).isTrue();
    }

    @Test
    void aBrandWithoutFairUseRulesDeprioritisesNobody() {
        var number = desk.opensFor("chatty@example.org");

        writes(number, 25);

        assertThat(desk.eventTypes(number)).doesNotContain("deprioritised");
    }

    private String openDeprioritised(String email) {
        var number = open(email);
        writes(number, 20);
        return number;
    }

    private String open(String email) {
        return desk.opensFor("webshop", email);
    }

    private void writes(String number, int messages) {
        IntStream.range(0, messages).forEach(i -> desk.customerWrites(number, "And now?"));
    }
}
