package io.guichet.process;

import io.guichet.check.ModelFindingFormatter;
import io.guichet.process.ModificationResult.Text;
import io.guichet.process.TicketPosition.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a ticket cannot go on, and what a move does. */
@Component
class IncidentFormatter {

    private final MessageSource messages;
    private final ModelFindingFormatter findings;
    private final DeployedDiagrams diagrams;

    IncidentFormatter(MessageSource messages, ModelFindingFormatter findings, DeployedDiagrams diagrams) {
        this.messages = messages;
        this.findings = findings;
        this.diagrams = diagrams;
    }

    String text(Text text, Locale locale) {
        var arguments = text.arguments().stream()
                .map(argument -> argument instanceof Place place
                        ? activity(place.definition(), place.activity(), locale)
                        : argument)
                .toArray();
        return messages.getMessage(text.key(), arguments, locale);
    }

    /** What is wrong, with the first rule that a version breaks and the number of others. */
    String message(TicketIncident incident, Locale locale) {
        return switch (incident.cause()) {
            case FAILED_JOB ->
                incident.detail() == null ? text(locale, "incidents.cause.FAILED_JOB.text") : incident.detail();
            case FORM_MISSING ->
                incident.detail().isEmpty()
                        ? text(locale, "incidents.form-not-named")
                        : text(locale, "incidents.form-missing", incident.detail());
            case VERSION_INVALID -> {
                var first = findings.line(incident.findings().get(0), locale);
                var others = incident.findings().size() - 1;
                yield others == 0 ? first : text(locale, "incidents.and-others", first, others);
            }
            default -> text(locale, "incidents.cause.%s.text".formatted(incident.cause()));
        };
    }

    /** How to mend a version or a missing form; empty for other causes. */
    Optional<String> remedy(TicketIncident incident, Locale locale) {
        if (incident.cause() == IncidentCause.FORM_MISSING) {
            var key = incident.detail().isEmpty() ? "incidents.form-not-named" : "incidents.form-missing";
            return Optional.of(text(locale, key + ".remedy"));
        }
        return incident.findings().stream().findFirst().map(finding -> findings.view(finding, locale)
                .remedy());
    }

    /**
     * The name of the activity in its version, else its id.
     *
     * @param definition id of the version; null for an activity of none
     */
    String activity(String definition, String activity, Locale locale) {
        return Optional.ofNullable(definition)
                .map(id -> diagrams.get(id).getModelElementById(activity))
                .filter(FlowNode.class::isInstance)
                .map(node -> name((FlowNode) node, locale))
                .orElse(activity);
    }

    /** The names of the activities at which a ticket stands. */
    String places(TicketPosition position, Locale locale) {
        return position.places().stream()
                .map(place -> activity(place.definition(), place.activity(), locale))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static String name(FlowNode node, Locale locale) {
        var drawn = node.getName() == null ? node.getId() : node.getName();
        return locale.getLanguage().equals("fr")
                ? ExtensionProperties.get(node, "nameFr").orElse(drawn)
                : drawn;
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
