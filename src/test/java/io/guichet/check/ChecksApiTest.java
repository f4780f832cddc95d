package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.DeskTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the deployed tables leave open is told to the staff of the brand, in their language. */
@DeskTest
class ChecksApiTest {

    private static final String CHECKS = "/api/brands/%s/policy/checks";

    @LocalServerPort
    private int port;

    @Autowired
    private FindingWords words;

    @ParameterizedTest
    @CsvSource({"helpcenter", "miro", "vimeo", "webshop", "zoom"})
    void noDeployedPolicyHasAnError(String brand) {
        var answer = Api.as("admin", port).get(CHECKS.formatted(brand));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("findings").isArray()).isTrue();
        assertThat(answer.body().findValuesAsText("severity")).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Business is promised a first response, but no channel is published.",
                "fr | Pour Business, une première réponse est promise, mais aucun canal n’est publié.",
            })
    void aFindingSpeaksTheReadersLanguageAndQuotesTheRow(String language, String message) {
        var answer = Api.as("admin", port)
                .send("GET", CHECKS.formatted("zoom"), BodyPublishers.noBody(), Map.of("Accept-Language", language));

        assertThat(answer.body().path("findings")).anySatisfy(item -> {
            assertThat(item.path("check").asText()).isEqualTo("TARGET_WITHOUT_CHANNEL");
            assertThat(item.path("severity").asText()).isEqualTo("WARNING");
            assertThat(item.path("decision").asText()).isEqualTo("support-hours");
            assertThat(item.path("row").asText()).isEqualTo("hours_business");
            assertThat(item.path("text").asText()).startsWith("Assumed: the page gives Business");
            assertThat(item.path("values").path("plan").asText()).isEqualTo("business");
            assertThat(item.path("message").asText()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @EnumSource(Finding.Kind.class)
    void everyKindOfFindingHasWordsThatSayItsDetails(Finding.Kind kind) {
        var finding = Finding.of(kind, "TABLE", List.of(), 1234L, "A", "B");

        assertThat(words.message(finding, Locale.ENGLISH))
                .doesNotContain("{", "'")
                .endsWith(".");
        assertThat(words.message(finding, Locale.FRENCH))
                .doesNotContain("{", "'")
                .endsWith(".")
                .isNotEqualTo(words.message(finding, Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | No row of routing answers 1,234 combinations of facts, such as: Plan: Free, Signed in: yes, Kind: unknown.",
                "fr | Aucune ligne de routing ne répond à 1 234 combinaisons de faits, par exemple : Forfait : Free, Identifié : oui, Nature : inconnu.",
            })
    void examplesAreSaidInTheReadersWords(String language, String message) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("plan", "free");
        facts.put("signedIn", true);
        facts.put("requestType", null);
        var gap = Finding.of(Finding.Kind.GAP, "routing", List.of(), 1234L, new Examples(List.of(facts)));

        assertThat(words.message(gap, Locale.forLanguageTag(language)).replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo(message);
    }

    @Test
    void onlyTheStaffOfTheBrandReadsThem() {
        assertThat(Api.stranger(port).get(CHECKS.formatted("zoom")).status()).isEqualTo(401);
        assertThat(Api.as("agent-helpcenter", port)
                        .get(CHECKS.formatted("zoom"))
                        .status())
                .isEqualTo(404);
        assertThat(Api.as("agent-zoom", port).get(CHECKS.formatted("zoom")).status())
                .isEqualTo(200);
    }
}
