package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.demo.SettableClock;
import io.guichet.jdbc.Columns;
import io.guichet.policy.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the rows that fixed lives of tickets leave with recorded ones, so that a change for speed changes no row. A run
 * writes what it saw to {@code target/lives}; copy a file to {@code src/test/resources/lives} when its change is meant.
 */
@DeskTest
class RecordedLivesTest {

    private static final Path RECORDED = Path.of("src/test/resources/lives");
    private static final Path SEEN = Path.of("target/lives");
    private static final List<String> TABLES = List.of(
            "message",
            "question",
            "ticket",
            "timeline_entry",
            "deprioritisation",
            "clock_trigger",
            "ledger_entry",
            "deadline_warning",
            "ticket_deadline",
            "survey",
            "email",
            "ACT_RU_TASK",
            "ACT_RU_JOB");

    private static final Map<String, String> ENGINE_TABLES = Map.of(
            "ACT_RU_TASK",
            """
            select TASK_DEF_KEY_, DUE_DATE_, PRIORITY_, ASSIGNEE_ from %s
            where PROC_INST_ID_ in (select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = :number) order by 1""",
            "ACT_RU_JOB",
            """
            select HANDLER_CFG_, DUEDATE_ from %s
            where PROCESS_INSTANCE_ID_ in (select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = :number) order by 1, 2""");

    /** What another test or run may change: versions of tables, and texts that are made of random tokens. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "link_token",
            "due_sort_key",
            "decision_version",
            "hours_version",
            "version",
            "route_decision",
            "customer_id",
            "body",
            "html");

    private static final Instant FAR_FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    @Autowired
    private Desk desk;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient db;

    private final List<String> numbers = new ArrayList<>();
    private Instant start;

    /** A Tuesday in June, when no holiday and no change of the hour is near. */
    @BeforeEach
    void startsOnATuesdayInJune() {
        var day = desk.now().atZone(ZoneOffset.UTC).toLocalDate();
        do {
            day = day.plusDays(1);
        } while (day.getMonth() != Month.JUNE || day.getDayOfWeek() != DayOfWeek.TUESDAY);
        start = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        clock.set(start);
    }

    @Test
    void aTicketThatIsAnswered() throws IOException {
        var number = opened(desk.opens("parcels", Map.of()));
        desk.advancesTime(Duration.ofMinutes(5));
        desk.claims(number, "triage", "agent");
        desk.completes(number, "triage", "agent", Map.of("severity", "urgent"));
        desk.advancesTime(Duration.ofMinutes(20));
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofHours(2));
        desk.customerWrites(number, "It is still not here.");
        desk.advancesTime(Duration.ofHours(1));
        desk.notes(number, "The driver says it is.");
        desk.replies(number, "We ask the driver.");
        desk.answers(number, "SOLVE");
        desk.rates(number, 4);
        desk.advancesTime(Duration.ofDays(1));
        desk.reopens(number);
        desk.advancesTime(Duration.ofHours(1));
        desk.answers(number, "SOLVE");
        desk.closes(number);

        assertRecorded("answered");
    }

    @Test
    void aTicketThatIsEscalated() throws IOException {
        var number = opened(desk.opens("parcels", Map.of("plan", "pro"), start.minus(Duration.ofHours(3))));
        desk.triages(number);
        desk.advancesTime(Duration.ofMinutes(30));
        desk.escalates(number, "ESCALATE_SPECIALIST");
        desk.advancesTime(Duration.ofMinutes(45));
        desk.customerWrites(number, "Is anybody there?");
        desk.completes(
                number, "specialist-work", "specialist", Map.of("outcome", "RETURN", "note", "Ask for the address."));
        desk.advancesTime(Duration.ofMinutes(10));
        desk.answers(number, "ASK_CUSTOMER");
        desk.advancesTime(Duration.ofMinutes(10));
        desk.makesInternal(number, desk.newestMessageId(number));

        assertRecorded("escalated");
    }

    @Test
    void aTicketThatIsOverdue() throws IOException {
        var number = opened(desk.opens("parcels", Map.of()));
        desk.firesTimer(number, "Event_ResponseWarningDue");
        desk.firesTimer(number, "Event_ResponseWarningDue");
        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofDays(2)));
        desk.advancesTime(Duration.ofHours(1));
        desk.changesPlan(number, "pro");
        desk.removesOverride(number, Target.FIRST_RESPONSE);
        desk.correctsPlan(number, "free");
        desk.reassigns(number, "parcels-second");

        assertRecorded("overdue");
    }

    @Test
    void ticketsThatAreMergedSplitAndWithdrawn() throws IOException {
        var first = opened(desk.opensAndAnswers("ASK_CUSTOMER"));
        desk.advancesTime(Duration.ofMinutes(10));
        var second = opened(desk.opens("parcels", Map.of()));
        desk.merges(second, first);
        desk.splits(first, "And the invoice?").forEach(this::opened);
        desk.advancesTime(Duration.ofMinutes(10));
        desk.withdraws(first);

        assertRecorded("merged");
    }

    @Test
    void aQuestionThatBecomesATicket() throws IOException {
        var number = opened(desk.asks("parcels", Map.of()));
        desk.advancesTime(Duration.ofMinutes(2));
        desk.submitsRequest(number);

        assertRecorded("asked");
    }

    private String opened(String number) {
        numbers.add(number);
        return number;
    }

    private void assertRecorded(String life) throws IOException {
        var seen = rows();
        Files.createDirectories(SEEN);
        Files.writeString(SEEN.resolve(life + ".txt"), seen);
        assertThat(seen).isEqualTo(Files.readString(RECORDED.resolve(life + ".txt")));
    }

    /** The rows of the tickets, a line each; ids and numbers are counted from one, instants from the start. */
    private String rows() {
        var ids = new HashMap<String, String>();
        return TABLES.stream()
                .flatMap(table -> rowsOf(table).stream().map(row -> table + " " + line(table, row, ids)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<Map<String, Object>> rowsOf(String table) {
        var query = ENGINE_TABLES.getOrDefault(table, "select * from %s where number = :number order by 1");
        return numbers.stream()
                .flatMap(number -> db.sql(query.formatted(table)).param("number", number).query().listOfRows().stream())
                .toList();
    }

    private String line(String table, Map<String, Object> row, Map<String, String> ids) {
        var columns = new TreeMap<String, String>();
        row.forEach((column, value) -> {
            var name = column.toLowerCase(Locale.ROOT);
            if (value != null && !NOT_COMPARED.contains(name)) {
                columns.put(name, text(table, name, value, ids));
            }
        });
        return columns.toString();
    }

    private String text(String table, String column, Object value, Map<String, String> ids) {
        return switch (column) {
            case "id" -> ids.computeIfAbsent(table + value, id -> "#" + (1 + count(ids, table)));
            case "run_id", "revokes", "ledger_entry" ->
                ids.getOrDefault((table.equals("clock_trigger") ? table : "ledger_entry") + value, "?");
            case "trigger_id" -> ids.getOrDefault("clock_trigger" + value, "?");
            case "message", "last_seen_message" -> ids.getOrDefault("message" + value, "?");
            case "details", "attributes" -> withoutNumbers(json(value.toString(), ids));
            default -> withoutNumbers(relative(value));
        };
    }

    private static long count(Map<String, String> ids, String table) {
        return ids.keySet().stream().filter(id -> id.startsWith(table)).count();
    }

    private String relative(Object value) {
        if (value instanceof OffsetDateTime at) {
            return relative(at.toInstant());
        }
        if (value instanceof Timestamp at) {
            return relative(at.toInstant());
        }
        if (value instanceof Instant at) {
            return at.isAfter(FAR_FUTURE)
                    ? "never"
                    : Duration.between(start, at.truncatedTo(ChronoUnit.MILLIS)).toString();
        }
        return value.toString();
    }

    private static String json(String text, Map<String, String> ids) {
        var values = Columns.fromJson(text, new TypeReference<TreeMap<String, Object>>() {});
        values.computeIfPresent("message", (key, id) -> ids.get("message" + id));
        return values.toString();
    }

    private String withoutNumbers(String text) {
        var result = text;
        for (int index = 0; index < numbers.size(); index++) {
            result = result.replace(numbers.get(index), "T" + (index + 1));
        }
        return result;
    }
}
