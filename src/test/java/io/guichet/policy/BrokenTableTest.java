package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.engine.BrokenTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
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

    private BrokenTable breaks(String table, UnaryOperator<String> edit) {
        return BrokenTable.deploy(repository, "parcels", POLICIES.resolve(table + ".dmn"), edit);
    }
}
