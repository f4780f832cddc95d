package io.guichet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import io.guichet.survey.Survey;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** Everything that an upgrade must keep of a ticket, as JSON whose names do not depend on names in the code. */
final class TicketSnapshots {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Desk desk;
    private final Outbox outbox;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;

    TicketSnapshots(ApplicationContext context) {
        desk = context.getBean(Desk.class);
        outbox = context.getBean(Outbox.class);
        runtime = context.getBean(RuntimeService.class);
        management = context.getBean(ManagementService.class);
        history = context.getBean(HistoryService.class);
    }

    JsonNode of(String number) {
        var snapshot = new LinkedHashMap<String, Object>();
        var question = desk.question(number).orElseThrow();
        snapshot.put("question", List.of(question.text(), question.outcome().name()));
        desk.tickets.find(number).ifPresent(ticket -> snapshot.put("ticket", ticket(ticket)));
        snapshot.put("waitsAt", waitsAt(number));
        snapshot.put("tasks", tasks(number));
        snapshot.put("timers", timers(number));
        snapshot.put("visited", visited(number));
        snapshot.put("clocks", desk.clocks(number).stream().map(this::clock).toList());
        snapshot.put(
                "ledger", desk.ledger(number).stream().map(this::ledgerEntry).toList());
        snapshot.put(
                "conversation",
                desk.messages(number).stream().map(TicketSnapshots::message).toList());
        snapshot.put(
                "timeline",
                desk.timeline(number).stream()
                        .map(TicketSnapshots::timelineEntry)
                        .toList());
        snapshot.put(
                "emails", outbox.of(number).stream().map(TicketSnapshots::email).toList());
        desk.survey(number).ifPresent(survey -> snapshot.put("survey", survey(survey)));
        return JSON.valueToTree(snapshot);
    }

    /** The ids of the diagram elements at which tokens of this number wait. */
    TreeSet<String> waitsAt(String number) {
        var elements = new TreeSet<String>();
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(process -> runtime.getActiveActivityIds(process.getId()).stream())
                .forEach(elements::add);
        return elements;
    }

    private List<Map<String, Object>> tasks(String number) {
        return desk.tasksOf(number).stream()
                .map(task -> values(
                        "key",
                        task.key(),
                        "groups",
                        new TreeSet<>(task.groups()),
                        "assignee",
                        task.assignee(),
                        "due",
                        task.due()))
                .toList();
    }

    private TreeMap<String, String> timers(String number) {
        var due = new TreeMap<String, String>();
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(process -> management.createJobQuery().processInstanceId(process.getId()).list().stream())
                .forEach(job -> due.put(
                        management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId(),
                        job.getDuedate().toInstant().toString()));
        return due;
    }

    /** The diagram elements that were left, with how often. */
    private TreeMap<String, Long> visited(String number) {
        var counts = new TreeMap<String, Long>();
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(
                        process -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(process.getId())
                                .finished()
                                .list()
                                .stream())
                .forEach(activity -> counts.merge(activity.getActivityId(), 1L, Long::sum));
        return counts;
    }

    private static Map<String, Object> ticket(Ticket ticket) {
        return values(
                "brand", ticket.brand(),
                "subject", ticket.subject(),
                "language", ticket.language(),
                "channel", ticket.channel(),
                "attributes", new TreeMap<>(ticket.attributes().values()),
                "status", ticket.status(),
                "priority", ticket.priority(),
                "rank", ticket.queueRank(),
                "team", ticket.team(),
                "restricted", ticket.restricted(),
                "link", ticket.customerLink(""),
                "received", ticket.receivedAt(),
                "paid", ticket.paidAt(),
                "solved", ticket.solvedAt(),
                "closed", ticket.closedAt(),
                "solutions", ticket.solutionCount(),
                "issue", ticket.issueKey());
    }

    private Map<String, Object> clock(TicketClock clock) {
        return values(
                "target", clock.target(),
                "state", clock.state(),
                "started", clock.startedAt(),
                "due", clock.due().orElse(null),
                "remaining", clock.remaining(desk.now()).orElse(null));
    }

    private Map<String, Object> ledgerEntry(LedgerEntry entry) {
        return values(
                "id", entry.id(),
                "target", entry.target(),
                "run", entry.runId(),
                "type", entry.type(),
                "effective", entry.effectiveAt(),
                "recorded", entry.recordedAt(),
                "actor", entry.actor(),
                "reason", entry.reason(),
                "promise", promise(entry.slaTarget()),
                "due", entry.due(),
                "decision", decision(entry.reference()),
                "trigger", entry.triggerId(),
                "revokes", entry.revokes());
    }

    private static Map<String, Object> promise(SlaTarget promise) {
        return promise == null
                ? null
                : values(
                        "kind", promise.kind(),
                        "unit", promise.unit(),
                        "amount", promise.amount(),
                        "stopsOn", promise.stopsOn(),
                        "hours",
                                promise.hours() == null ? null : promise.hours().expression(),
                        "zone", promise.hours() == null ? null : promise.hours().zone());
    }

    private static Map<String, Object> decision(DecisionReference decision) {
        return decision == null
                ? null
                : values(
                        "decision", decision.decision(),
                        "brand", decision.brand(),
                        "version", decision.version(),
                        "row", decision.row(),
                        "text", decision.text());
    }

    private static Map<String, Object> message(Message message) {
        return values(
                "by", message.authorKind(),
                "author", message.author(),
                "visibility", message.visibility(),
                "body", message.body(),
                "automatic", message.automatic(),
                "sent", message.sentAt());
    }

    private static Map<String, Object> timelineEntry(TimelineEntry entry) {
        return values(
                "type",
                entry.type(),
                "at",
                entry.occurredAt(),
                "actor",
                entry.actor().kind() + " " + entry.actor().id(),
                "details",
                new TreeMap<>(entry.details()));
    }

    private static Map<String, Object> email(EmailMessage email) {
        return values(
                "template", email.template(),
                "recipient", email.recipient(),
                "subject", email.subject(),
                "body", email.body(),
                "state", email.state(),
                "created", email.createdAt());
    }

    private static Map<String, Object> survey(Survey survey) {
        return values("solution", survey.solution(), "state", survey.state(), "sent", survey.sentAt());
    }

    /** Names and values; absent values are left out, instants and durations are ISO 8601. */
    private static Map<String, Object> values(Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                var isPlain = value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Map
                        || value instanceof Iterable;
                values.put((String) namesAndValues[i], isPlain ? value : value.toString());
            }
        }
        return values;
    }
}
