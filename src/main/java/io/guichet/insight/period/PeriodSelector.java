package io.guichet.insight.period;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads the reporting period of a page from its parameters, and checks those that have a fixed choice of values. */
@Component
public class PeriodSelector {

    private static final Set<String> DAYS =
            ReportingPeriod.CHOICES.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());

    private final LabelFormatter labels;
    private final Clock clock;

    PeriodSelector(LabelFormatter labels, Clock clock) {
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * Adds the period and the errors of all parameters to the model; with an error the status is 400 and the period empty.
     *
     * @param choices allowed values of the page's other parameters
     */
    public Optional<ReportingPeriod> select(
            Brand brand,
            Map<String, String> parameters,
            Map<String, Set<String>> choices,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var period = ReportingPeriod.of(parameters, brand.zone(), clock.instant());
        var problems = Stream.of(
                        dateProblems(period, locale),
                        choiceProblems(parameters, Map.of(ReportingPeriod.DAYS, DAYS), locale),
                        choiceProblems(parameters, choices, locale))
                .flatMap(problem -> problem)
                .toList();
        model.addAttribute("period", period);
        model.addAttribute("problems", problems);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return Optional.empty();
        }
        return Optional.of(period);
    }

    private Stream<FieldError> dateProblems(ReportingPeriod period, Locale locale) {
        return period.invalidFields().stream().map(field -> {
            var text = field.equals(ReportingPeriod.FROM) ? period.from() : period.to();
            return new FieldError(field, labels.text("deflection.problem." + field, locale, text));
        });
    }

    private Stream<FieldError> choiceProblems(
            Map<String, String> parameters, Map<String, Set<String>> choices, Locale locale) {
        return choices.entrySet().stream()
                .filter(choice -> isUnknown(parameters.get(choice.getKey()), choice.getValue()))
                .map(choice -> {
                    var name = choice.getKey();
                    var allowed = String.join(", ", new TreeSet<>(choice.getValue()));
                    return new FieldError(
                            name,
                            labels.text("deflection.problem.choice", locale, parameters.get(name), name, allowed));
                });
    }

    private static boolean isUnknown(String value, Set<String> choices) {
        return value != null && !value.isBlank() && !choices.contains(value);
    }
}
