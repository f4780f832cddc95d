package io.guichet.insight;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads the reporting period of a page from its parameters. */
@Component
class PeriodSelector {

    private final LabelFormatter labels;
    private final Clock clock;

    PeriodSelector(LabelFormatter labels, Clock clock) {
        this.labels = labels;
        this.clock = clock;
    }

    /** Adds the period and its field errors to the model; an invalid period gives status 400. */
    ReportingPeriod select(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var period = ReportingPeriod.of(parameters, brand.zone(), clock.instant());
        model.addAttribute("period", period);
        model.addAttribute(
                "problems",
                period.invalidFields().stream()
                        .map(field -> new FieldError(
                                field,
                                labels.text(
                                        "deflection.problem." + field,
                                        locale,
                                        field.equals(ReportingPeriod.FROM) ? period.from() : period.to())))
                        .toList());
        if (period.hasProblems()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return period;
    }
}
