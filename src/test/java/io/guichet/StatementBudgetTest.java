package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.access.Accounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Counts the statements of each command, those of the engine and of the sign-in included, against a budget. A lost cache fails
 * here instead of in a benchmark.
 */
@DeskTest
class StatementBudgetTest {

    private static final Map<String, Integer> BUDGETS = Map.of(
            "open a ticket", 33,
            "write as the customer", 13,
            "claim a task", 23,
            "complete triage", 42,
            "reply", 27,
            "answer and solve", 66,
            "read a ticket", 13);

    /** Tables whose rows do not become more with tickets, tasks or customers. */
    private static final Set<String> SMALL_TABLES = Set.of("act_re_decision_def");

    @LocalServerPort
    private int port;

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataSource database;

    private final Map<String, List<String>> seen = new LinkedHashMap<>();

    @Test
    void everyCommandStaysWithinItsBudget() {
        live();
        // what is read once for all commands has been read now
        live();

        assertThat(seen).containsOnlyKeys(BUDGETS.keySet());
        var overdrawn = new ArrayList<String>();
        BUDGETS.forEach((command, budget) -> {
            var executed = seen.get(command);
            if (executed.size() > budget) {
                overdrawn.add("%s: %d statements, %d allowed%n%s"
                        .formatted(command, executed.size(), budget, String.join("\n", executed)));
            }
        });
        assertThat(overdrawn).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "guichet.test.database", matches = "postgres")
    void noCommandReadsAGrowingTableWhole() {
        live();

        var wholly = new TreeSet<String>();
        seen.forEach((command, executed) -> executed.stream()
                .filter(PostgresPlan::canBeExplained)
                .forEach(sql -> PostgresPlan.of(sql, database).tablesReadWhole().stream()
                        .filter(table -> !SMALL_TABLES.contains(table))
                        .forEach(table -> wholly.add("%s reads all of %s: %s".formatted(command, table, sql)))));
        assertThat(wholly).isEmpty();
    }

    private void live() {
        var api = ApiClient.as("agent", port);
        var request = Map.of(
                "requester", Map.of("email", "budget@example.org", "name", "Ada"),
                "subject", "Where is my parcel?",
                "body", "It should be here by now.");
        var opened = new ApiClient.JsonResponse[1];
        record("open a ticket", () -> opened[0] = api.post("/api/brands/parcels/tickets", request));
        assertThat(opened[0].status()).isEqualTo(201);
        var ticket = "/api/tickets/" + opened[0].text("number");

        succeeds("write as the customer", api, ticket + "/messages", message("CUSTOMER"));
        var triage = task(api, ticket);
        succeeds("claim a task", api, triage + "/claim", Map.of());
        succeeds("complete triage", api, triage + "/complete", Map.of());
        succeeds("reply", api, ticket + "/messages", message("AGENT"));
        var answer = Map.of("outcome", "SOLVE", "reply", "It is with the neighbour.");
        succeeds("answer and solve", api, task(api, ticket) + "/complete", answer);
        record("read a ticket", () -> assertThat(api.get(ticket).text("status")).isEqualTo("SOLVED"));
    }

    private void succeeds(String command, ApiClient api, String path, Map<String, ?> body) {
        record(command, () -> assertThat(api.post(path, body).status()).isBetween(200, 204));
    }

    /** The user is cached for some seconds and read anew before each command, so that none reads it by chance. */
    private void record(String command, Runnable action) {
        accounts.ensureTeams(List.of());
        assertThat(ApiClient.as("agent", port).get("/api/tokens").status()).isEqualTo(200);
        seen.put(command, statements.during(action));
    }

    private static Map<String, String> message(String author) {
        return Map.of("author", author, "visibility", "PUBLIC", "body", "We looked again.");
    }

    private static String task(ApiClient api, String ticket) {
        var task = api.get(ticket + "/tasks").body().path("items").path(0);
        return "/api/tasks/" + task.path("id").asText();
    }
}
