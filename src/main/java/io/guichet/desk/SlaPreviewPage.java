package io.guichet.desk;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.intake.AttributeForm;
import io.guichet.intake.AttributeFormReader;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.Priority;
import io.guichet.policy.Route;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
import io.guichet.sla.ExplanationFormatter;
import io.guichet.sla.HoursFormatter;
import io.guichet.sla.SlaPreviews;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The SLA targets that a brand's tables would give a request with these attributes, with due dates and reasons. */
@Controller
class SlaPreviewPage {

    private final AccessibleBrands brands;
    private final AttributeFormReader attributeFormReader;
    private final SlaPreviews slaPreviews;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelFormatter;
    private final ExplanationFormatter explanationFormatter;
    private final HoursFormatter hoursFormatter;
    private final LabelFormatter labels;

    SlaPreviewPage(
            AccessibleBrands brands,
            AttributeFormReader attributeFormReader,
            SlaPreviews slaPreviews,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelFormatter,
            ExplanationFormatter explanationFormatter,
            HoursFormatter hoursFormatter,
            LabelFormatter labels) {
        this.brands = brands;
        this.attributeFormReader = attributeFormReader;
        this.slaPreviews = slaPreviews;
        this.channelStatuses = channelStatuses;
        this.channelFormatter = channelFormatter;
        this.explanationFormatter = explanationFormatter;
        this.hoursFormatter = hoursFormatter;
        this.labels = labels;
    }

    /**
     * Preview of the tables' decisions for given attributes, localised.
     *
     * @param outcome name of the route
     * @param priority null, as are the targets, if the request does not become a ticket
     */
    public record SlaPreviewView(
            Route route,
            String outcome,
            DecisionReference routeReasons,
            String priority,
            DecisionReference priorityReasons,
            List<SlaPreviewTargetView> targets) {}

    /**
     * One target.
     *
     * @param amount formatted amount; null, as is due, without a target
     * @param hours formatted opening hours; null for elapsed time
     * @param intervals intervals from receipt to due date
     */
    public record SlaPreviewTargetView(
            Target target,
            String kind,
            String amount,
            String hours,
            Instant due,
            String stopsOn,
            List<DecisionReference> reasons,
            List<HoursFormatter.DescribedInterval> intervals) {}

    @GetMapping("/desk/sla-preview")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        brands.select(brandId, model, locale)
                .ifPresent(brand -> addPreview(brand, parameters, model, locale, response));
        return "desk/sla-preview";
    }

    private void addPreview(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var form = attributeFormReader.readAll(brand, parameters, locale);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        try {
            if (form.hasProblems()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else {
                model.addAttribute("preview", preview(brand, form, locale));
            }
            var channels = channelStatuses.of(brand, form.attributes(), brand.languageFor(locale.getLanguage()));
            model.addAttribute("channels", channelFormatter.of(channels, brand.zone(), locale));
        } catch (UnfulfillableRequest gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("gap", gap.getMessage());
        }
    }

    private SlaPreviewView preview(Brand brand, AttributeForm form, Locale locale) {
        var decisions = slaPreviews.decide(brand, form.attributes(), brand.languageFor(locale.getLanguage()));
        var route = decisions.route().value();
        var priority = decisions.priority();
        return new SlaPreviewView(
                route,
                labels.textOr(AttributeLabels.sentenceCase(route.outcome()), "route." + route.outcome(), locale),
                decisions.route().reason(),
                priority == null ? null : priorityLabel(priority.value(), locale),
                priority == null ? null : priority.reason(),
                decisions.targets().stream()
                        .map(slaTarget -> targetView(slaTarget, form.receivedAt(), locale))
                        .toList());
    }

    private SlaPreviewTargetView targetView(SlaTarget slaTarget, Instant at, Locale locale) {
        var target = slaPreviews.target(slaTarget, at);
        return new SlaPreviewTargetView(
                target.target(),
                labels.text(
                        "clock.kind." + target.kind(),
                        locale,
                        labels.text("clock.target.gender." + target.target(), locale)),
                explanationFormatter.amount(target.unit(), target.amount(), locale),
                target.hours() == null ? null : hoursFormatter.format(target.hours(), at, locale),
                target.due(),
                labels.text("sla-preview.stops-on." + target.stopsOn(), locale),
                target.reasons(),
                slaPreviews.intervals(slaTarget, at, locale));
    }

    private String priorityLabel(Priority priority, Locale locale) {
        return labels.textOr(priority.name(), "attribute.priority." + priority.name(), locale);
    }
}
