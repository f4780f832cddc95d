package io.guichet;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.email.Outbox;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Audience;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.Routes.ListedRoute;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;

/** Tickets for {@link RightsMatrixTest}: each with a message, a file, an email, an open task, a timer and an incident. */
@TestComponent
class RightsFixture {

    private static final String BRAND = "vimeo";

    static final String ABSENT = "nothing";

    /** In subject and body of all tickets. */
    private static final String WORD = "rightsword";

    private static final Set<String> READERS_OF_RESTRICTED = Set.of("specialist", "admin");

    private final Desk desk;
    private final Brands brands;
    private final TicketRequests requests;
    private final Conversation conversation;
    private final Attachments attachments;
    private final Articles articles;
    private final Outbox outbox;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final FilterService filters;
    private final List<String> incidents = new ArrayList<>();
    private String definition;

    RightsFixture(
            Desk desk,
            Brands brands,
            TicketRequests requests,
            Conversation conversation,
            Attachments attachments,
            Articles articles,
            Outbox outbox,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            ManagementService management,
            FilterService filters) {
        this.desk = desk;
        this.brands = brands;
        this.requests = requests;
        this.conversation = conversation;
        this.attachments = attachments;
        this.articles = articles;
        this.outbox = outbox;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.filters = filters;
    }

    /**
     * An open ticket and a closed one.
     *
     * @param ids by the name of their resource in the engine's API
     * @param secrets texts and ids that only readers of the ticket may get
     * @param keys of the customers' links of both tickets
     */
    record RightsTicket(
            String number,
            String closed,
            String instance,
            String task,
            long message,
            long closedMessage,
            long file,
            long email,
            String slug,
            String word,
            Map<String, String> ids,
            List<String> secrets,
            List<String> keys) {

        String fill(String text) {
            return text.replace("{number}", number)
                    .replace("{instance}", instance)
                    .replace("{task}", task)
                    .replace("{word}", word);
        }
    }

    RightsTicket ordinary() {
        return create(Map.of("plan", "free"));
    }

    RightsTicket restricted() {
        return create(Map.of("requestType", "vulnerability", "plan", "free"));
    }

    /** Ids of nothing, of the same form as those of the ticket. */
    RightsTicket unknown(RightsTicket like) {
        var ids = new HashMap<>(like.ids());
        ids.replaceAll((resource, id) -> UUID.randomUUID().toString());
        return new RightsTicket(
                "VI-NOBODY",
                "VI-NOONE",
                ids.get("process-instance"),
                ids.get("task"),
                999_999_001L,
                999_999_004L,
                999_999_002L,
                999_999_003L,
                like.slug(),
                like.word(),
                ids,
                List.of(),
                List.of());
    }

    private RightsTicket create(Map<String, ?> attributes) {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var brand = brands.get(BRAND);
        var closed = opens(attributes, suffix);
        desk.completes(closed, "triage", "admin", Map.of());
        desk.completes(closed, "answer", "admin", Map.of("outcome", "SOLVE", "reply", "Solved."));
        desk.closes(closed);
        var number = opens(attributes, suffix);
        var by = Actor.customer("ada@example.org");
        long message = desk.inTransaction(
                () -> conversation.addCustomerMessage(number, "ada@example.org", "told-" + suffix, by));
        var upload = new Upload("file-%s.txt".formatted(suffix), 1, () -> new ByteArrayInputStream(new byte[] {'a'}));
        var file = desk.inTransaction(() -> attachments.add(brand, number, message, List.of(upload), "files", true, by))
                .get(0);
        desk.completes(number, "triage", "admin", Map.of());
        var slug = "written-" + WORD;
        var content =
                new ArticleContent("To be written", "Text", "", null, null, Audience.PUBLIC, ArticleStatus.DRAFT, null);
        articles.write(brand, new ArticleInput(slug, "en", content), "agent");
        var ids = ids(number);
        return new RightsTicket(
                number,
                closed,
                ids.get("process-instance"),
                ids.get("task"),
                message,
                desk.newestMessageId(closed),
                file.id(),
                outbox.of(number).get(0).id(),
                slug,
                WORD,
                ids,
                List.of(number, closed, "subject-" + suffix, "body-" + suffix, "told-" + suffix, "file-" + suffix),
                List.of(desk.ticket(number).linkToken(), desk.ticket(closed).linkToken()));
    }

    private String opens(Map<String, ?> attributes, String suffix) {
        var brand = brands.get(BRAND);
        return requests.open(
                brand,
                new Requester("ada-%s@example.org".formatted(suffix), "Ada", "en"),
                WORD + " subject-" + suffix,
                WORD + " body-" + suffix,
                TicketAttributes.validated(brand, attributes),
                null);
    }

    private Map<String, String> ids(String number) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("ticket")
                .singleResult();
        definition = instance.getProcessDefinitionId();
        var ids = new HashMap<String, String>();
        ids.put("process-instance", instance.getId());
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        ids.put("task", task.getId());
        ids.put("execution", task.getExecutionId());
        ids.put(
                "job",
                management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "activity-instance",
                history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "variable-instance",
                runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .list()
                        .get(0)
                        .getId());
        var incident =
                runtime.createIncident("test", task.getExecutionId(), "rights").getId();
        incidents.add(incident);
        ids.put("incident", incident);
        return ids;
    }

    /** Values of the variables of a route's path. Commands are about the closed ticket, which accepts none of them. */
    Map<String, Object> pathValues(ListedRoute route, RightsTicket ticket) {
        var values = new HashMap<String, Object>(Map.of(
                "brand",
                BRAND,
                "number",
                route.method().equals("GET") ? ticket.number() : ticket.closed(),
                "message",
                route.method().equals("GET") ? ticket.message() : ticket.closedMessage(),
                "secret",
                "A".repeat(32),
                "slug",
                ticket.slug(),
                "language",
                "en",
                "revision",
                1,
                "hex",
                "aabbcc"));
        values.put("id", id(route.pattern(), ticket));
        values.put("user", "lead");
        return values;
    }

    private static Object id(String pattern, RightsTicket ticket) {
        if (pattern.contains("/delayed-replies/") || pattern.contains("/addresses/")) {
            return 1;
        }
        if (pattern.contains("/attachments/")) {
            return ticket.file();
        }
        if (pattern.contains("/emails/")) {
            return ticket.email();
        }
        return pattern.contains("/tokens/")
                        || pattern.contains("/mail/")
                        || pattern.contains("/macros/")
                        || pattern.contains("notes/")
                ? 0
                : pattern.contains("/questions/") ? ticket.closed() : ticket.task();
    }

    /** The value of a parameter in the path of an endpoint of the engine. */
    String engineValue(String method, String[] template, int at, RightsTicket ticket) {
        var resource = template[at - 1];
        var owner = at > 1 ? template[at - 2] : "";
        if (resource.equals("engine") || template[at].toLowerCase(Locale.ROOT).contains("engine")) {
            return "default";
        }
        if (ticket.ids().containsKey(resource) && !(owner + "/" + resource).equals("history/variable-instance")) {
            return ticket.ids().get(resource);
        }
        return switch (resource) {
            case "user" -> method.equals("GET") ? "lead" : ABSENT;
            case "filter" -> Set.of("PUT", "DELETE").contains(method) ? ABSENT : filter();
            case "process-definition" -> definition;
            case "key" -> owner.equals("process-definition") ? "ticket" : ABSENT;
            case "variables" -> "number";
            default -> ABSENT;
        };
    }

    private String filter() {
        return filters.createTaskFilterQuery().list().get(0).getId();
    }

    /** The text without the ids of this ticket. */
    String neutral(String text, RightsTicket ticket) {
        var neutral = text.replace(ticket.number(), "NUMBER").replace(ticket.closed(), "NUMBER");
        for (var id : ticket.ids().values()) {
            neutral = neutral.replace(id, "ID");
        }
        return neutral;
    }

    boolean maySeeRestricted(String user) {
        return READERS_OF_RESTRICTED.contains(user);
    }

    void unassign(RightsTicket ticket) {
        if (tasks.createTaskQuery().taskId(ticket.task()).count() > 0) {
            tasks.setAssignee(ticket.task(), null);
        }
    }

    void cleanUp() {
        incidents.stream()
                .filter(incident ->
                        runtime.createIncidentQuery().incidentId(incident).count() > 0)
                .forEach(runtime::resolveIncident);
    }
}
