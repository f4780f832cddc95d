package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.w3c.dom.Element;

/**
 * A timer has an expression, or an ISO 8601 duration or a bounded cycle that the engine can read; a fixed date would pass.
 * Failed jobs are retried a bounded number of times.
 */
final class TimerRule implements DiagramRule {

    private static final int MAX_REPEATS = 1_000;

    /** A shorter time is over before anybody can act; a longer one never ends. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private static final String RETRIES = "failedJobRetryTimeCycle";

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var timers = diagram.nodes()
                .filter(Diagram::isTimer)
                .filter(event -> !isReadable(event))
                .map(event -> finding(diagram, Diagram.id(event), Diagram.timerText(event)));
        var retries = diagram.elements().stream().flatMap(element -> retries(element)
                .filter(text -> !isRetryCycle(text))
                .map(text -> finding(diagram, ModelXml.nearestId(element), text)));
        return Stream.concat(timers, retries);
    }

    private static ModelFinding finding(Diagram diagram, String element, String text) {
        return ModelFinding.of(FindingKind.TIMER_INVALID, diagram.file(), element, text);
    }

    private static boolean isReadable(Element event) {
        var text = Diagram.timerText(event);
        if (text.startsWith("${") || text.startsWith("#{")) {
            return true;
        }
        return switch (Diagram.time(event).map(Element::getLocalName).orElse("")) {
            case "timeDuration" -> isBetween(text, SHORTEST);
            case "timeCycle" -> isCycle(text, SHORTEST);
            default -> false;
        };
    }

    private static boolean isCycle(String text, Duration shortest) {
        var parts = text.split("/");
        return parts.length == 2 && isCount(parts[0]) && isBetween(parts[1], shortest);
    }

    private static boolean isCount(String text) {
        try {
            var repeats = text.startsWith("R") ? Integer.parseInt(text.substring(1)) : 0;
            return repeats > 0 && repeats <= MAX_REPEATS;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }

    /** As the engine reads it: a duration of XML Schema, which has no weeks. */
    private static boolean isBetween(String text, Duration shortest) {
        try {
            var millis = DatatypeFactory.newInstance().newDuration(text.strip()).getTimeInMillis(new Date(0));
            return millis >= shortest.toMillis() && millis <= LONGEST.toMillis();
        } catch (IllegalArgumentException unreadable) {
            return false;
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> retries(Element element) {
        var written = RETRIES.equals(element.getLocalName()) && ModelXml.isEngineExtension(element)
                ? ModelXml.text(element).strip()
                : ModelXml.engineAttribute(element, RETRIES);
        return Stream.of(written).filter(text -> !text.isEmpty());
    }

    /** A cycle, or a duration for each retry. */
    private static boolean isRetryCycle(String text) {
        return isCycle(text, SHORTEST_RETRY)
                || Stream.of(text.split(",")).allMatch(duration -> isBetween(duration, SHORTEST_RETRY));
    }
}
