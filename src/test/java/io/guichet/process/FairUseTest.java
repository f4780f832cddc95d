package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever takes more than their share is served after others for a while, even when they wrote earlier. */
@DeskTest
@Traces("demotion")
class FairUseTest {

    private static final int IN_TURN = 50;
    private static final int BEHIND = 10;

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    @Test
    void theMessageThatIsOneTooManyPutsATicketBehindOthers() {
        var number = opened("many@example.org");
        writes(number, 19);
        assertThat(desk.ticket(number).queueRank()).isEqualTo(IN_TURN);

        writes(number, 1);

        assertThat(desk.ticket(number).queueRank()).isEqualTo(BEHIND);
        assertThat(desk.rank(number, "triage")).isEqualTo(BEHIND);
        assertThat(desk.timeline(number))
                .filteredOn(event -> event.kind().equals("demoted"))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("row", "fair_use_messages")
                        .containsKeys("reason", "until"));
    }

    @Test
    void theNextRequestOfTheSamePersonIsBehindFromItsReceipt() {
        writes(opened("next@example.org"), 20);

        assertThat(desk.ticket(opened("next@example.org")).queueRank()).isEqualTo(BEHIND);
        assertThat(desk.ticket(opened("another@example.org")).queueRank()).isEqualTo(IN_TURN);
    }

    @Test
    void aDemotionEndsByItself() {
        var number = demoted("ends@example.org");

        desk.fires(number, "Event_DemotionOver");

        assertThat(desk.ticket(number).queueRank()).isEqualTo(IN_TURN);
        assertThat(desk.rank(number, "triage")).isEqualTo(IN_TURN);
        assertThat(desk.reached(number)).contains("End_ServedInTurn");
        assertThat(desk.happened(number)).contains("demotion-over");
    }

    @Test
    void staffMarkTheStepsThatWereNotDoneAndLiftItAgain() {
        var number = opened("steps@example.org");
        var browser = Browser.signedIn(port, "agent");
        var path = "/desk/tickets/" + number;
        var page = browser.get(path).body();

        browser.form(path + "/demote", "_csrf=" + Browser.token(page));
        assertThat(desk.ticket(number).queueRank()).isEqualTo(BEHIND);
        assertThat(browser.get(path + "?lang=en").body())
                .contains("The steps of an earlier answer have not been followed yet.", "Serve in turn again");

        browser.form(path + "/lift", "_csrf=" + Browser.token(page));
        assertThat(desk.ticket(number).queueRank()).isEqualTo(IN_TURN);
    }

    @Test
    void aProgramDemotesWithAReasonAndAnEndAndLiftsIt() {
        var number = opened("api@example.org");
        var api = Api.as("agent", port);
        var door = "/api/tickets/%s/demotion".formatted(number);

        assertThat(api.post(door, Map.of("until", "2040-01-01T00:00:00Z")).status())
                .isEqualTo(400);
        assertThat(api.post(door, Map.of("reason", "Late", "until", "2001-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(door, Map.of("reason", "A flood.", "until", "2040-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post(door, Map.of("reason", "Again.", "until", "2040-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/tickets/" + number)
                        .body()
                        .path("demotion")
                        .path("reason")
                        .asText())
                .isEqualTo("A flood.");
        assertThat(api.delete(door).status()).isEqualTo(200);
        assertThat(api.delete(door).status()).isEqualTo(409);
        assertThat(desk.ticket(number).queueRank()).isEqualTo(IN_TURN);
    }

    @Test
    void aTicketThatEndsIsWaitedForNoMore() {
        var number = demoted("gone@example.org");

        desk.withdraws(number);

        assertThat(desk.reached(number)).contains("End_NoLongerDemoted");
        assertThat(desk.isArmed(number, "Event_DemotedTicketEnded")).isFalse();
        assertThat(desk.ticket(number).isClosed()).isTrue();
    }

    @Test
    void aBrandWithoutRulesServesEverybodyInTurn() {
        var number = desk.opensFor("chatty@example.org");

        writes(number, 25);

        assertThat(desk.happened(number)).doesNotContain("demoted");
    }

    private String demoted(String email) {
        var number = opened(email);
        writes(number, 20);
        return number;
    }

    private String opened(String email) {
        return desk.opensFor("webshop", email);
    }

    private void writes(String number, int messages) {
        IntStream.range(0, messages).forEach(i -> desk.customerWrites(number, "And now?"));
    }
}
