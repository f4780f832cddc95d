package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.demo.SettableClock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Today's desk starts on the baseline's database: no recorded ticket changes, and each of them reaches its end. */
@Tag("h2")
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.main.register-shutdown-hook=false",
            "guichet.demo=false",
            "guichet.email.public-url=http://localhost:8080",
            "guichet.email.delivery-enabled=false",
            "guichet.access.admin-id=first",
            "guichet.access.admin-password=a quiet lamp by the sea",
            "guichet.models.additional-folders=file:src/test/resources/models/",
            // the engine's REST API and webapps find the engine of the other tests by its name after this one has gone
            "camunda.bpm.process-engine-name=upgraded",
            "camunda.bpm.job-execution.enabled=false",
            "guichet.reconciler.enabled=false",
            "guichet.knowledge.index-folder=target/index-${guichet.test.fork:1}"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({UpgradeTest.BaselineConfiguration.class, Desk.class, TestStaff.class})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTest {

    private static Date engineTimeOfOtherTests;

    @Autowired
    private Desk desk;

    @Autowired
    private ApplicationContext context;

    private TicketSnapshots snapshots;
    private final Map<String, JsonNode> afterStart = new TreeMap<>();

    @BeforeAll
    void takeSnapshots() {
        snapshots = new TicketSnapshots(context);
        recordedTickets().forEach(ticket -> afterStart.put(ticket.scenario(), snapshots.of(ticket.number())));
    }

    @AfterAll
    static void restoreEngineTime() {
        ClockUtil.setCurrentTime(engineTimeOfOtherTests);
    }

    @Test
    void theBaselineHasTickets() {
        assertThat(recordedTickets()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("recordedTickets")
    void keepsDueDatesLedgerConversationAndHistory(RecordedTicket ticket) {
        assertThat(afterStart.get(ticket.scenario()).toPrettyString())
                .isEqualTo(ticket.snapshot().toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("recordedTickets")
    void bringsTheTicketToItsEnd(RecordedTicket ticket) {
        UpgradeScenario.valueOf(ticket.scenario()).finish(desk, ticket.number());

        assertThat(desk.ticket(ticket.number()).isClosed()).isTrue();
        assertThat(snapshots.waitsAt(ticket.number())).isEmpty();
        assertThat(desk.tasksOf(ticket.number())).isEmpty();
        var finished = snapshots.of(ticket.number());
        for (var list : List.of("ledger", "conversation", "timeline", "emails")) {
            var recorded = elements(ticket.snapshot().path(list));
            assertThat(elements(finished.path(list)).stream().limit(recorded.size()))
                    .as(list)
                    .containsExactlyElementsOf(recorded);
        }
    }

    static Stream<RecordedTicket> recordedTickets() {
        var tickets = UpgradeBaseline.recorded().path("tickets");
        return tickets.properties().stream()
                .map(ticket -> new RecordedTicket(
                        ticket.getKey(),
                        ticket.getValue().path("number").asText(),
                        ticket.getValue().path("snapshot")));
    }

    private static List<String> elements(JsonNode list) {
        var elements = new ArrayList<String>();
        list.forEach(element -> elements.add(element.toString()));
        return elements;
    }

    /** The record of one ticket in the baseline. */
    record RecordedTicket(String scenario, String number, JsonNode snapshot) {

        @Override
        public String toString() {
            return scenario;
        }
    }

    /** The database of the baseline, and the time at which it was taken. */
    @TestConfiguration(proxyBeanMethods = false)
    static class BaselineConfiguration {

        @Bean
        @Primary
        SettableClock baselineClock() {
            engineTimeOfOtherTests = ClockUtil.getCurrentTime();
            var clock = new SettableClock();
            clock.set(UpgradeBaseline.takenAt());
            return clock;
        }

        @Bean
        FlywayMigrationStrategy restoreBaselineAndMigrate() {
            return flyway -> {
                UpgradeDatabase.restore(flyway);
                flyway.migrate();
            };
        }
    }
}
