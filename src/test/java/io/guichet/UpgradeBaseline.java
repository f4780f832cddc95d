package io.guichet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Writes the database that {@link UpgradeTest} upgrades, and beside it what each of its tickets looks like:
 * {@code mvn -Pupgrade-baseline}. Run it only before a release; docs/upgrade.md says when.
 */
@DeskTest
final class UpgradeBaseline {

    static final Path FOLDER = Path.of("src/test/resources/upgrade");
    static final Path DATABASE = FOLDER.resolve("baseline.sql.gz");
    static final Path TICKETS = FOLDER.resolve("baseline.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN_TICKETS = Duration.ofMinutes(7);

    private UpgradeBaseline() {}

    public static void main(String[] args) throws Exception {
        var context =
                new TestContextManager(UpgradeBaseline.class).getTestContext().getApplicationContext();
        write(context);
        ((ConfigurableApplicationContext) context).close();
        System.exit(0);
    }

    /** When the baseline was taken: the time at which the upgraded desk starts. */
    static Instant takenAt() {
        return Instant.parse(recorded().path("takenAt").asText());
    }

    /** The last migration of the baseline. */
    static String schemaVersion() {
        return recorded().path("schemaVersion").asText();
    }

    static JsonNode recorded() {
        try {
            return JSON.readTree(TICKETS.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ApplicationContext context) throws IOException, SQLException {
        var desk = context.getBean(Desk.class);
        var numbers = JSON.createObjectNode();
        for (var scenario : UpgradeScenario.values()) {
            numbers.put(scenario.name(), scenario.open(desk));
            desk.advancesTime(BETWEEN_TICKETS);
        }
        var snapshots = new TicketSnapshots(context);
        hasATicketInEveryWaitState(snapshots, numbers);

        var tickets = JSON.createObjectNode();
        for (var scenario : UpgradeScenario.values()) {
            var number = numbers.path(scenario.name()).asText();
            tickets.putObject(scenario.name()).put("number", number).set("snapshot", snapshots.of(number));
        }
        var recorded = JSON.createObjectNode()
                .put("takenAt", desk.now().toString())
                .put(
                        "schemaVersion",
                        context.getBean(Flyway.class)
                                .info()
                                .current()
                                .getVersion()
                                .getVersion());
        recorded.set("tickets", tickets);

        Files.createDirectories(FOLDER);
        Files.writeString(
                TICKETS, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(recorded) + System.lineSeparator());
        Files.deleteIfExists(DATABASE);
        try (var connection = context.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("script to '%s' compression gzip".formatted(DATABASE));
        }
        System.out.printf("%s: %,d bytes, %d tickets%n", DATABASE, Files.size(DATABASE), tickets.size());
    }

    private static void hasATicketInEveryWaitState(TicketSnapshots snapshots, ObjectNode numbers) {
        var waitedAt = new TreeSet<String>();
        numbers.forEach(number -> waitedAt.addAll(snapshots.waitsAt(number.asText())));
        assertThat(waitedAt)
                .as("wait states with a ticket; add an UpgradeScenario for each missing one")
                .containsAll(Diagrams.elements(FlowNode.class, Diagrams::isWaitState).stream()
                        .map(FlowNode::getId)
                        .collect(toSet()));
    }
}
