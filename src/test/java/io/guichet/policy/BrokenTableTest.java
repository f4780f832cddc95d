package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.engine.BrokenTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A table that is broken all the same gives a clear page where it decides; pages of other brands and of staff stay. */
@DeskTest
class BrokenTableTest {

    private static final Path POLICIES = Path.of("src/test/resources/models/processes/policies/parcels");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @CsvSource({
        "entitlement,   /parcels/promise?requestType=question, 422",
        "priority,      /parcels/promise?requestType=question, 422",
        "targets,       /parcels/promise?requestType=question, 422",
        "support-hours, /parcels,         200",
    })
    void aTableWithoutItsOutputsGivesAClearPage(String table, String page, int status) {
        try (var broken = breaks(table, text -> text.replaceAll("(<output [^>]*name=\")", "$1former-"))) {
            var customer = HttpBrowser.anonymous(port);

            assertThat(customer.get(page).statusCode()).isEqualTo(status);
            assertThat(customer.get("/zoom").statusCode()).isEqualTo(200);
            assertThat(HttpBrowser.signedIn(port, "agent").get("/desk/tickets").statusCode())
                    .isEqualTo(200);
        }
        assertThat(HttpBrowser.anonymous(port).get(page).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheRowToPrograms() {
        try (var broken = breaks("entitlement", text -> text.replaceAll("\"TICKET\"", "TICKET"))) {
            var answer =
                    ApiClient.as("agent", port).post("/api/brands/parcels/promise", Map.of("requestType", "question"));

            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
            assertThat(answer.text("detail")).contains("of entitlement cannot be used: its output 'outcome'");
        }
    }

    @Test
    void failsATimerWithAnIncidentAndNoOtherBrand() {
        var number = desk.opens("parcels", Map.of());
        var other = desk.opens("webshop", Map.of());
        try (var broken = breaks("escalation-ladder", text -> text.replaceAll("(<output [^>]*name=\")", "$1former-"))) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThatThrownBy(() -> desk.firesTimer(number, "Event_ResponseWarningDue"))
                        .hasStackTraceContaining("escalation-ladder");
            }
            desk.firesTimer(other, "Event_ResponseWarningDue");

            assertThat(incidents(number)).isOne();
            assertThat(incidents(other)).isZero();
        } finally {
            desk.withdraws(number);
            desk.withdraws(other);
        }
    }

    private long incidents(String number) {
        return runtime.createIncidentQuery().list().stream()
                .filter(incident -> runtime.createProcessInstanceQuery()
                                .processInstanceId(incident.getProcessInstanceId())
                                .processInstanceBusinessKey(number)
                                .count()
                        > 0)
                .count();
    }

    private BrokenTable breaks(String table, UnaryOperator<String> edit) {
        return BrokenTable.deploy(repository, "parcels", POLICIES.resolve(table + ".dmn"), edit);
    }
}
