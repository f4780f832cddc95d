package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A timer has an expression, or an ISO 8601 duration or a bounded cycle that the engine can read; a fixed date would pass. */
final class TimerRule implements DiagramRule {

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.nodes()
                .filter(Diagram::isTimer)
                .filter(event -> !isReadable(event))
                .map(event -> ModelFinding.of(
                        FindingKind.TIMER_INVALID, diagram.file(), Diagram.id(event), Diagram.timerText(event)));
    }

    private static boolean isReadable(Element event) {
        var text = Diagram.timerText(event);
        if (text.startsWith("${") || text.startsWith("#{")) {
            return true;
        }
        try {
            return switch (Diagram.time(event).map(Element::getLocalName).orElse("")) {
                case "timeDuration" -> isPositiveDuration(text);
                case "timeCycle" -> isCycle(text);
                default -> false;
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            return false;
        }
    }

    private static boolean isCycle(String text) {
        var parts = text.split("/");
        var repeats = parts[0].startsWith("R") && !parts[0].equals("R") && Integer.parseInt(parts[0].substring(1)) > 0;
        return repeats && parts.length == 2 && isPositiveDuration(parts[1]) && isSlow(parts[1]);
    }

    /** A customer is reminded once an hour at most. */
    private static boolean isSlow(String duration) {
        return !duration.startsWith("PT") || Duration.parse(duration).compareTo(Duration.ofHours(1)) >= 0;
    }

    static boolean isPositiveDuration(String text) {
        if (text.contains("T")) {
            var time = text.indexOf('T');
            var days = text.substring(0, time);
            var rest = Duration.parse("PT" + text.substring(time + 1));
            return days.equals("P") ? isPositive(rest) : isPositive(Period.parse(days)) && !rest.isNegative();
        }
        return isPositive(Period.parse(text));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static boolean isPositive(Period period) {
        return !period.isNegative() && !period.isZero();
    }
}
