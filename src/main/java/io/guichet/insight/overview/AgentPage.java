package io.guichet.insight.overview;

import io.guichet.insight.metric.Metrics;
import io.guichet.insight.request.AgentAccess;
import io.guichet.insight.request.MetricFilters;
import io.guichet.insight.request.MetricPages;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The figures of one agent. Agents are not compared: they are chosen by name. */
@Controller
class AgentPage {

    private final AgentAccess access;
    private final MetricPages pages;
    private final Metrics metrics;
    private final MetricFilters filters;
    private final AgentFigures figures;

    AgentPage(AgentAccess access, MetricPages pages, Metrics metrics, MetricFilters filters, AgentFigures figures) {
        this.access = access;
        this.pages = pages;
        this.metrics = metrics;
        this.filters = filters;
        this.figures = figures;
    }

    @GetMapping("/insight/agents")
    String show(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String agent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("agents", access.agents());
        pages.select(parameters, model, locale, response).ifPresent(query -> {
            var snapshot = metrics.snapshot();
            filters.addTo(model, query, snapshot, locale);
            if (agent != null && !agent.isBlank()) {
                var opened = access.open(agent.strip());
                model.addAttribute("agent", opened);
                model.addAttribute("kept", Map.of("agent", opened.id()));
                model.addAttribute(
                        "lastWeek",
                        model.getAttribute("lastWeek") + "&agent="
                                + UriUtils.encode(opened.id(), StandardCharsets.UTF_8));
                model.addAttribute("figures", figures.of(opened.id(), query, snapshot, locale));
            }
        });
        return "insight/agents";
    }
}
