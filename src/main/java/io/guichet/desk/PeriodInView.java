package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The period that a page of figures is about. */
@Component
class PeriodInView {

    private final Lexicon lexicon;
    private final Clock clock;

    PeriodInView(Lexicon lexicon, Clock clock) {
        this.lexicon = lexicon;
        this.clock = clock;
    }

    /** Puts the period into the model; what is wrong with it stands there too, and the answer becomes a 400. */
    Period show(Brand brand, Map<String, String> sent, Model model, Locale locale, HttpServletResponse response) {
        var period = Period.of(sent, brand.zone(), clock.instant());
        model.addAttribute("period", period);
        model.addAttribute(
                "problems",
                period.wrong().stream()
                        .map(field -> new Problem(
                                field,
                                lexicon.say(
                                        "deflection.problem." + field,
                                        locale,
                                        field.equals(Period.FROM) ? period.from() : period.to())))
                        .toList());
        if (period.isRefused()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return period;
    }
}
