package io.guichet.process;

import io.guichet.process.ModificationResult.ClockChange;
import io.guichet.process.ModificationResult.MoveOutcome;
import io.guichet.sla.ClockSnapshot.SlaState;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Assembles the rows of the page of incidents in the reader's language. */
@Component
class IncidentViewAssembler {

    private static final int MAX_VERSIONS = 20;

    private final IncidentFormatter formatter;
    private final ModificationTargets targets;
    private final RepositoryService repository;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    IncidentViewAssembler(
            IncidentFormatter formatter,
            ModificationTargets targets,
            RepositoryService repository,
            LabelFormatter labels,
            TimeFormatter timeFormatter) {
        this.formatter = formatter;
        this.targets = targets;
        this.repository = repository;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    /** @param remedy how to mend the diagram or the form; null for other causes */
    public record IncidentView(
            String number,
            String process,
            Integer version,
            String activity,
            IncidentCause cause,
            String message,
            String remedy,
            Instant since) {}

    /** What became of a ticket, or would; empty texts for what there is not. */
    public record MoveView(
            String number,
            String from,
            String to,
            List<String> clocks,
            List<String> lost,
            List<String> emails,
            MoveOutcome outcome,
            String message) {}

    List<IncidentView> views(List<TicketIncident> incidents, Locale locale) {
        var newest = targets.newestByKey();
        return incidents.stream()
                .map(incident -> view(incident, processName(incident.process(), newest), locale))
                .toList();
    }

    private IncidentView view(TicketIncident incident, String process, Locale locale) {
        return new IncidentView(
                incident.number(),
                process,
                incident.version(),
                incident.activity() == null
                        ? null
                        : formatter.activity(incident.definition(), incident.activity(), locale),
                incident.cause(),
                formatter.message(incident, locale),
                formatter.remedy(incident, locale).orElse(null),
                incident.since());
    }

    private static String processName(String process, Map<String, ProcessDefinition> newest) {
        return Optional.ofNullable(newest.get(process))
                .map(ProcessDefinition::getName)
                .orElse(process);
    }

    MoveView view(ModificationResult result, Locale locale) {
        return new MoveView(
                result.number(),
                place(result.from(), locale),
                place(result.to(), locale),
                result.clocks().stream().map(change -> clock(change, locale)).toList(),
                result.lost().stream().map(lost -> formatter.text(lost, locale)).toList(),
                result.emails().stream()
                        .map(email -> labels.textOr(LabelFormatter.humanise(email), "emails.template." + email, locale))
                        .toList(),
                result.result(),
                result.message() == null ? null : formatter.text(result.message(), locale));
    }

    private String place(TicketPosition position, Locale locale) {
        var places = formatter.places(position, locale);
        return position.version() == null
                ? places
                : "%s, %s"
                        .formatted(
                                places, labels.text("incidents.version", locale, String.valueOf(position.version())));
    }

    private String clock(ClockChange change, Locale locale) {
        var before = change.before() == null
                ? labels.text("incidents.clock.new", locale)
                : state(change, change.before(), change.dueBefore(), locale);
        var after = state(change, change.after(), change.dueAfter(), locale);
        var target = labels.text("clock.target." + change.target(), locale);
        return labels.text(
                "event.attribute",
                locale,
                target,
                before.equals(after) ? after : labels.text("incidents.clock.change", locale, before, after));
    }

    private String state(ClockChange change, SlaState state, Instant due, Locale locale) {
        var gender = labels.textOr("m", "clock.target.gender." + change.target(), locale);
        var word = labels.text("clock.state." + state, locale, gender);
        return due == null
                ? word
                : "%s, %s"
                        .formatted(
                                word, labels.text("incidents.clock.due", locale, timeFormatter.dateTime(due, locale)));
    }

    /** The activities at which a ticket can rest, by id: those of its own diagram first, then those of the others. */
    Map<String, String> activities(Locale locale) {
        var activities = new LinkedHashMap<String, String>();
        for (var definition : newestFirst()) {
            targets.waits(definition)
                    .forEach(node -> activities.putIfAbsent(
                            node.getId(),
                            labels.text(
                                    "event.attribute",
                                    locale,
                                    definition.getName(),
                                    IncidentFormatter.name(node, locale))));
        }
        return activities;
    }

    private List<ProcessDefinition> newestFirst() {
        var all = new ArrayList<>(targets.newestByKey().values());
        all.removeIf(definition -> definition.getKey().equals("question"));
        all.sort(java.util.Comparator.comparing((ProcessDefinition definition) ->
                        !definition.getKey().equals(ModificationTargets.TICKET_PROCESS))
                .thenComparing(ProcessDefinition::getKey));
        return all;
    }

    /** The newest versions of the ticket's diagram. */
    Map<String, String> versions(Locale locale) {
        var versions = new LinkedHashMap<String, String>();
        repository
                .createProcessDefinitionQuery()
                .withoutTenantId()
                .processDefinitionKey(ModificationTargets.TICKET_PROCESS)
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, MAX_VERSIONS)
                .forEach(definition -> {
                    var number = String.valueOf(definition.getVersion());
                    versions.put(
                            number,
                            versions.isEmpty() ? labels.text("incidents.version.newest", locale, number) : number);
                });
        return versions;
    }
}
