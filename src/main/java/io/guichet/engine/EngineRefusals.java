package io.guichet.engine;

import io.guichet.problem.ProblemWriter;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Answers refused requests to the engine's endpoints with a problem and the message that the engine's pages show of it. */
@Component
class EngineRefusals {

    private final ProblemWriter problems;
    private final LabelFormatter labels;
    private final LocaleResolver locales;

    EngineRefusals(ProblemWriter problems, LabelFormatter labels, LocaleResolver locales) {
        this.problems = problems;
        this.labels = labels;
        this.locales = locales;
    }

    void write(HttpServletRequest request, HttpServletResponse response, RuntimeException e) throws IOException {
        problems.write(response, e, Map.of("message", message(request, e)));
    }

    private String message(HttpServletRequest request, RuntimeException e) {
        return e instanceof TaskHeldByOther held
                ? labels.text("workspace.assigned", locales.resolveLocale(request), labels.staff(held.holder()))
                : String.valueOf(e.getMessage());
    }
}
