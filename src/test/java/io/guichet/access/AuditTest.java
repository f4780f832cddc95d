package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The audit keeps the rights that were used; administrators read it by page and API. */
@DeskTest
class AuditTest {

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Test
    void keepsReadingARestrictedTicketOnce() {
        var number = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        var specialist = HttpBrowser.signedIn(port, "specialist");
        specialist.get("/desk/tickets/" + number);
        specialist.get("/desk/tickets/" + number);
        HttpBrowser.signedIn(port, "agent").get("/desk/tickets/" + number);

        assertThat(entries("type=RESTRICTED_TICKET_READ&user=" + number))
                .extracting(entry -> entry.path("user").asText())
                .containsExactly("specialist");
    }

    @Test
    void keepsOverrides() {
        var number = desk.opens("parcels", Map.of());
        var lead = ApiClient.as("lead", port);
        var path = "/api/tickets/" + number + "/override";
        var ordinary = HttpBrowser.signedIn(port, "lead").get("/desk/tickets/" + number);
        assertThat(ordinary.statusCode()).isEqualTo(200);
        lead.post(path, Map.of("reason", "The customer called.", "plan", "office"));
        lead.delete(path + "?field=PLAN&reason=Settled");

        assertThat(entries("user=" + number))
                .extracting(entry ->
                        entry.path("type").asText() + " " + entry.path("user").asText() + " "
                                + entry.path("detail").asText())
                .containsExactly("OVERRIDE_REMOVED lead PLAN", "TICKET_OVERRIDDEN lead plan");
    }

    @Test
    void keepsDeployments() {
        var diagram =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                  <process id="audited" isExecutable="true" c:historyTimeToLive="P1D"
                      xmlns:c="http://camunda.org/schema/1.0/bpmn">
                    <startEvent id="start"/>
                    <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                    <endEvent id="end"/>
                  </process>
                </definitions>""";
        var parts = new MultipartBody()
                .field("deployment-name", "audited-deployment")
                .file(
                        "data",
                        new MultipartBody.UploadFile(
                                "audited.bpmn", "text/xml", diagram.getBytes(StandardCharsets.UTF_8)));
        var sent = ApiClient.as("analyst", port)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type()));
        assertThat(sent.status()).isEqualTo(200);

        assertThat(entries("type=DEPLOYED&user=audited-deployment"))
                .extracting(entry -> entry.path("user").asText())
                .containsExactly("analyst");
    }

    @Test
    void keepsNothingOfWhatTheDeskDoesItself() {
        assertThat(entries("type=DEPLOYED&limit=200"))
                .extracting(entry -> entry.path("user").asText())
                .doesNotContain("", "system")
                .allMatch(user -> !user.isBlank());
    }

    @Test
    void aRefusedCommandLeavesNoEntry() {
        var number = desk.opens("parcels", Map.of());
        assertThat(ApiClient.as("lead", port)
                        .post("/api/tickets/" + number + "/override", Map.of("reason", "R", "plan", "nothing-like-it"))
                        .status())
                .isEqualTo(400);

        assertThat(entries("user=" + number)).isEmpty();
    }

    @Test
    void pagesByKey() {
        for (int i = 0; i < 3; i++) {
            HttpBrowser.signedIn(port, "manager");
        }
        var seen = new ArrayList<String>();
        var first = ApiClient.as("admin", port).get("/api/audit?type=SIGN_IN&user=manager&limit=2");
        first.body().path("items").forEach(entry -> seen.add(entry.toString()));
        assertThat(first.text("next")).isNotNull();
        var second = ApiClient.as("admin", port)
                .get("/api/audit?type=SIGN_IN&user=manager&limit=2&after=" + first.text("next"));

        assertThat(seen).hasSize(2);
        assertThat(second.body().path("items")).isNotEmpty();
    }

    @Test
    void thePageFiltersByTypeAndUser() {
        HttpBrowser.signedIn(port, "developer");
        var admin = HttpBrowser.signedIn(port, "admin");

        assertThat(admin.get("/desk/audit?lang=en&type=SIGN_IN&user=developer").body())
                .contains("<td dir=\"auto\">developer</td>")
                .doesNotContain("<td dir=\"auto\">admin</td>");
        assertThat(admin.get("/desk/audit?lang=en&user=nobody-in-the-audit").body())
                .contains("No entries");
    }

    @ParameterizedTest
    @CsvSource({"type, NONE", "from, yesterday", "to, 3000-01-01", "after, x"})
    void namesTheInvalidFilter(String field, String value) {
        var path = "/desk/audit?%s=%s".formatted(field, value);

        assertThat(HttpBrowser.signedIn(port, "admin").get(path).statusCode()).isEqualTo(400);
        assertThat(ApiClient.as("admin", port).get(path.replace("desk", "api")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(AuditType.class)
    void namesEachTypeOnThePage(AuditType type) {
        assertThat(HttpBrowser.signedIn(port, "admin")
                        .get("/desk/audit?lang=fr&type=" + type)
                        .body())
                .contains("value=\"%s\" selected".formatted(type))
                .doesNotContain("??");
    }

    private List<JsonNode> entries(String query) {
        var items = new ArrayList<JsonNode>();
        ApiClient.as("admin", port)
                .get("/api/audit?" + query)
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }
}
