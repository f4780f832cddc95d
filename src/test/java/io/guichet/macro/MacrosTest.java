package io.guichet.macro;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Macros over the API, on their page and in the composer. */
@DeskTest
@Tag("h2")
class MacrosTest {

    private static final String PATH = "/api/brands/parcels/macros";

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private ApiClient agent;
    private String name;

    @BeforeEach
    void signsIn() {
        agent = ApiClient.as("agent", port);
        name = "Where is it " + UUID.randomUUID();
    }

    @Test
    void fillsVariablesAndNamesTheUnknownOnes() {
        var number = desk.opens("parcels", Map.of());
        var id = creates(
                        Map.of(
                                "body",
                                "Hello {{customer.firstName}}, {{ticket.number}} is yours. {{promise}} {{no.such}} {{ {{agent.name}}"))
                .body()
                .path("id")
                .asLong();

        var preview = agent.post(PATH + "/" + id + "/preview", Map.of("number", number));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("body"))
                .startsWith("Hello Ada, " + number + " is yours. ")
                .contains("by ", "{{no.such}}");
        assertThat(preview.body().path("unknown").toString())
                .contains("no.such")
                .doesNotContain("promise");
    }

    @Test
    void isFoundByThoseForWhomItIs() {
        creates(Map.of("scope", "PERSON"));

        assertThat(finds(agent)).isEqualTo(1);
        assertThat(finds(ApiClient.as("lead", port))).isZero();
        assertThat(ApiClient.as("agent-helpcenter", port).get(PATH).status()).isEqualTo(404);
        creates(Map.of("scope", "BRAND"));
        assertThat(finds(ApiClient.as("lead", port))).isEqualTo(1);
    }

    @Test
    void namesEachWrongField() {
        var refused = agent.post(
                PATH,
                Map.of("name", " ", "language", "xx", "outcome", "NO_SUCH", "attributes", Map.of("impact", "odd")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder("name", "language", "scope", "outcome", "attributes.impact");
    }

    @Test
    void changesByRevision() {
        var made = creates(Map.of());
        var path = PATH + "/" + made.body().path("id").asLong();
        var change = macro(Map.of("body", "Changed", "baseRevision", 1));

        assertThat(agent.put(path, change).body().path("revision").asInt()).isEqualTo(2);
        assertThat(agent.put(path, change).status()).isEqualTo(409);
        assertThat(agent.delete(path).status()).isEqualTo(204);
        assertThat(agent.delete(path).status()).isEqualTo(404);
    }

    @Test
    void setsAttributesAndCountsOnceItIsSent() {
        var number = desk.opens("parcels", Map.of());
        var id = creates(Map.of("attributes", Map.of("impact", "degraded"), "outcome", "SOLVE"))
                .body()
                .path("id")
                .asLong();
        var browser = HttpBrowser.signedIn(port, "agent");
        var ticket = "/desk/tickets/" + number;

        assertThat(browser.submitForm(ticket, ticket + "/draft/macro", "_macro=" + id)
                        .body())
                .contains("data-outcome=\"SOLVE\"", "It comes.");
        browser.submitForm(ticket, ticket + "/reply", "reply=It+comes&_macro=" + id);

        assertThat(desk.ticket(number).attributes().text("impact")).contains("degraded");
        assertThat(agent.get(PATH + "?q=" + HttpBrowser.urlEncoded(name))
                        .body()
                        .path("items")
                        .get(0)
                        .path("uses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void isNotUsedByAReplyThatIsRefused() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var id = creates(Map.of("attributes", Map.of("impact", "degraded"), "body", "As {{no.such}} says."))
                .body()
                .path("id")
                .asLong();
        var browser = HttpBrowser.signedIn(port, "agent");
        var task = "/desk/workspace/" + desk.task(number, "answer").id();
        var ticket = "/desk/tickets/" + number;

        assertThat(browser.submitForm(ticket, ticket + "/draft/macro", "_macro=" + id)
                        .body())
                .contains("No value for no.such");
        var refused = browser.submitForm(
                task, task, "outcome=SOLVE&reply=&_newestMessage=" + desk.newestMessageId(number) + "&_macro=" + id);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(desk.ticket(number).attributes().text("impact")).isEmpty();
        assertThat(agent.get(PATH + "?q=" + HttpBrowser.urlEncoded(name))
                        .body()
                        .at("/items/0/uses")
                        .asInt())
                .isZero();
    }

    @Test
    void keepsAttributesThatThePageDoesNotShow() {
        var path = "/desk/macros/parcels/"
                + creates(Map.of("attributes", Map.of("impact", "degraded", "product", "Depot")))
                        .body()
                        .path("id")
                        .asLong();
        var browser = HttpBrowser.signedIn(port, "agent");

        browser.submitForm(
                path,
                path,
                "revision=1&language=en&scope=BRAND&body=B&attribute-impact=&name=" + HttpBrowser.urlEncoded(name));

        assertThat(agent.get(PATH + "?q=" + HttpBrowser.urlEncoded(name))
                        .body()
                        .at("/items/0/attributes")
                        .toString())
                .isEqualTo("{\"product\":\"Depot\"}");
    }

    @Test
    void isWrittenOnItsPageWithFilesPreviewAndRevisions() {
        var number = desk.opens("parcels", Map.of());
        var browser = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/macros/parcels/new";
        assertThat(browser.submitForm(page, page, "name=&language=en&scope=BRAND&body=")
                        .statusCode())
                .isEqualTo(400);
        var parts = new MultipartBody()
                .field("name", name)
                .field("language", "en")
                .field("scope", "BRAND")
                .field("body", "Dear {{customer.name}}")
                .field(
                        "_csrf",
                        URLDecoder.decode(
                                HttpBrowser.csrfToken(browser.get(page).body()), StandardCharsets.UTF_8))
                .file("files", UploadFile.png("map.png"));

        var made = browser.post(page, parts.bytes(), parts.type())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var path = made.substring(made.indexOf("/desk"));
        assertThat(browser.get(path).body()).contains("map.png", "Revision 1", "{{customer.firstName}}");
        assertThat(browser.submitForm(
                                path,
                                path,
                                "action=preview&revision=1&language=en&scope=BRAND&body=Dear+{{customer.name}}&number="
                                        + number)
                        .body())
                .contains("Dear Ada");
        assertThat(browser.get("/desk/macros?brand=parcels&lang=fr").body()).contains(name, "Utilisations");
        var ticket = "/desk/tickets/" + number;
        var draft = UUID.randomUUID();
        assertThat(browser.submitForm(
                                ticket,
                                ticket + "/draft/macro",
                                "_macro=" + path.substring(path.lastIndexOf('/') + 1) + "&_draft=" + draft)
                        .body())
                .contains("map.png");
    }

    private JsonResponse creates(Map<String, ?> changes) {
        var made = agent.post(PATH, macro(changes));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made;
    }

    private Map<String, Object> macro(Map<String, ?> changes) {
        var macro = new HashMap<String, Object>(
                Map.of("name", name, "language", "en", "body", "It comes.", "scope", "BRAND"));
        macro.putAll(changes);
        return macro;
    }

    private int finds(ApiClient client) {
        return client.get(PATH + "?q=" + HttpBrowser.urlEncoded(name))
                .body()
                .path("items")
                .size();
    }
}
