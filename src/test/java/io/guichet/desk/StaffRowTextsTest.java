package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff read the full description of a row, in their language. */
@DeskTest
class StaffRowTextsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/desk/sla-preview?brand=zoom&plan=pro&impact=down | Pro, Business, API et Education, priorité 1 : 1 heure (source : délais de réponse) ; la garantie est une hypothèse. | guaranteed is assumed",
                "/desk/hours?brand=zoom&channel=web&plan=business | Hypothèse : la page donne des délais de réponse pour Business, mais aucun canal ; il est traité comme Enterprise. | treated like",
                "/desk/policy-checks?brand=zoom | Hypothèse : la page donne des délais de réponse pour Business, mais aucun canal ; il est traité comme Enterprise. | treated like"
            })
    void translatesRowTextsOnPolicyPages(String page, String expected, String unexpected) {
        assertThat(page(page + "&lang=fr")).contains(expected).doesNotContain(unexpected);
    }

    @Test
    void translatesRowTextsOnTheTicketPage() {
        var number = desk.opens("vimeo", Map.of("plan", "starter"));
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        assertThat(page("/desk/tickets/" + number + "?lang=fr"))
                .contains(">Hypothèse : tout le reste va à l’équipe d’assistance.")
                .contains("· La première réponse est une réponse publique écrite par une personne.")
                .contains(
                        "Raison : Starter : sous 8 heures (source : première réponse). Hypothèse : de même par e-mail.")
                .doesNotContain("(source: ", "Assumed", "A public reply", "within 8 hours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Raison : Starter : sous 8 heures (source : première réponse). Hypothèse : de même par e-mail.",
                "en | Reason: Starter: within 8 hours (source: first response). Assumed: the same by e-mail."
            })
    void translatesExplanationsButQuotesReasonsInTheApi(String language, String expected) {
        var number = desk.opens("vimeo", Map.of("plan", "starter"));

        var clock = ApiClient.as("agent", port)
                .send(
                        "GET",
                        "/api/tickets/%s/clocks".formatted(number),
                        BodyPublishers.noBody(),
                        Map.of("Accept-Language", language))
                .body()
                .at("/items/0");

        assertThat(clock.path("target").asText()).isEqualTo("FIRST_RESPONSE");
        assertThat(clock.path("explanation").asText().replace('\u00a0', ' ')).contains(expected);
        assertThat(clock.at("/reasons/0/text").asText()).startsWith("Starter: within 8 hours (source: first");
        assertThat(clock.at("/ledger/0/text").asText()).startsWith("Starter: within 8 hours (source: first");
    }

    private String page(String address) {
        return HttpBrowser.signedIn(port, "agent").get(address).body().replace('\u00a0', ' ');
    }
}
