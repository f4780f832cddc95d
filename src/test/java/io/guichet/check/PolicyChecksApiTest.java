package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.check.Finding.ExampleInputs;
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

/** The API reports findings in the deployed tables to the brand's staff, in their language. */
@DeskTest
class PolicyChecksApiTest {

    private static final String CHECKS = "/api/brands/%s/policy/checks";

    @LocalServerPort
    private int port;

    @Autowired
    private FindingFormatter formatter;

    @Autowired
    private Brands brands;

    @ParameterizedTest
    @CsvSource({"helpcenter", "miro", "vimeo", "webshop", "zoom"})
    void noDeployedPolicyHasAnError(String brand) {
        var answer = ApiClient.as("admin", port).get(CHECKS.formatted(brand));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("findings").isArray()).isTrue();
        assertThat(answer.body().findValuesAsText("severity")).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Business has a first response target, but no channel is published.",
                "fr | Pour Business, une première réponse fait l’objet d’un engagement, mais aucun canal n’est publié.",
            })
    void returnsFindingsInTheRequestedLanguage(String language, String message) {
        var answer = ApiClient.as("admin", port)
                .send("GET", CHECKS.formatted("zoom"), BodyPublishers.noBody(), Map.of("Accept-Language", language));

        assertThat(answer.body().path("findings")).anySatisfy(item -> {
            assertThat(item.path("check").asText()).isEqualTo("TARGET_WITHOUT_CHANNEL");
            assertThat(item.path("severity").asText()).isEqualTo("WARNING");
            assertThat(item.path("decision").asText()).isEqualTo("support-hours");
            assertThat(item.path("row").asText()).isEqualTo("hours_business");
            assertThat(item.path("text").asText()).startsWith("The page gives Business");
            assertThat(item.at("/rows/0/assumed").asText()).isEqualTo("assumed");
            assertThat(item.at("/rows/0/source").isNull()).isTrue();
            assertThat(item.path("values").path("plan").asText()).isEqualTo("business");
            assertThat(item.path("message").asText()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @EnumSource(Finding.FindingKind.class)
    void everyFindingKindHasAMessage(Finding.FindingKind kind) {
        var finding = Finding.of(kind, "TABLE", List.of(), 1234L, "A", "B");

        assertThat(formatter.message(brands.get("vimeo"), finding, Locale.ENGLISH))
                .doesNotContain("{", "'")
                .endsWith(".");
        assertThat(formatter.message(brands.get("vimeo"), finding, Locale.FRENCH))
                .doesNotContain("{", "'")
                .endsWith(".")
                .isNotEqualTo(formatter.message(brands.get("vimeo"), finding, Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | No row of routing matches 1,234 combinations of attributes, such as: Plan: Free, Signed in: yes,"
                        + " Request type: unknown.",
                "fr | Aucune ligne de routing ne correspond à 1 234 combinaisons d’attributs, par exemple : Forfait :"
                        + " Free, Connecté : oui, Type de demande : inconnu.",
            })
    void localisesExampleValues(String language, String message) {
        var example = new LinkedHashMap<String, Object>();
        example.put("plan", "free");
        example.put("signedIn", true);
        example.put("requestType", null);
        var gap = Finding.of(Finding.FindingKind.GAP, "routing", List.of(), 1234L, new ExampleInputs(List.of(example)));

        assertThat(formatter
                        .message(brands.get("vimeo"), gap, Locale.forLanguageTag(language))
                        .replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo(message);
    }

    @Test
    void isRestrictedToStaffOfTheBrand() {
        assertThat(ApiClient.anonymous(port).get(CHECKS.formatted("zoom")).status())
                .isEqualTo(401);
        assertThat(ApiClient.as("agent-helpcenter", port)
                        .get(CHECKS.formatted("zoom"))
                        .status())
                .isEqualTo(404);
        assertThat(ApiClient.as("agent-zoom", port)
                        .get(CHECKS.formatted("zoom"))
                        .status())
                .isEqualTo(200);
    }
}
