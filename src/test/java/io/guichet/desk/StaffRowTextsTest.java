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
                "/desk/sla-preview?brand=zoom&plan=pro&impact=down | Pro, Business, API et Education, priorité 1 : 1"
                        + " heure. Hypothèse : la garantie. Source : délais de réponse. | the guarantee",
                "/desk/hours?brand=zoom&channel=web&plan=business | La page donne des délais de réponse pour Business,"
                        + " mais aucun canal ; il est traité comme Enterprise. Hypothèse. | treated like",
                "/desk/policy-checks?brand=zoom | La page donne des délais de réponse pour Business, mais aucun canal"
                        + " ; il est traité comme Enterprise. Hypothèse. | treated like"
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
                .contains(">Tout le reste va à l’équipe d’assistance. Hypothèse.")
                .contains("· La première réponse est une réponse publique écrite par une personne.")
                .contains(
                        "Raison : Starter : sous 8 heures. Hypothèse : de même par e-mail. Source : première réponse.")
                .doesNotContain("Source:", "Assumed", "A public reply", "within 8 hours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Raison : Starter : sous 8 heures. Hypothèse : de même par e-mail. Source : première réponse.",
                "en | Reason: Starter: within 8 hours. Assumed: the same by e-mail. Source: first response."
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
        assertThat(clock.at("/reasons/0/text").asText()).isEqualTo("Starter: within 8 hours.");
        assertThat(clock.at("/reasons/0/brand").asText()).isEqualTo("vimeo");
        assertThat(clock.at("/ledger/0/text").asText()).isEqualTo("Starter: within 8 hours.");
    }

    private String page(String address) {
        return HttpBrowser.signedIn(port, "agent").get(address).body().replace('\u00a0', ' ');
    }
}
