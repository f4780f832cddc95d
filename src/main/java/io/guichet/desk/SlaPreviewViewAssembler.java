package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.intake.AttributeForm;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.Priority;
import io.guichet.policy.SlaTarget;
import io.guichet.sla.ExplanationFormatter;
import io.guichet.sla.HoursFormatter;
import io.guichet.sla.SlaPreviews;
import io.guichet.ticket.LabelFormatter;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Evaluates a brand's tables for given attributes. Stores nothing. */
@Component
class SlaPreviewViewAssembler {

    private final SlaPreviews slaPreviews;
    private final ExplanationFormatter explanationFormatter;
    private final HoursFormatter hoursFormatter;
    private final LabelFormatter labels;

    SlaPreviewViewAssembler(
            SlaPreviews slaPreviews,
            ExplanationFormatter explanationFormatter,
            HoursFormatter hoursFormatter,
            LabelFormatter labels) {
        this.slaPreviews = slaPreviews;
        this.explanationFormatter = explanationFormatter;
        this.hoursFormatter = hoursFormatter;
        this.labels = labels;
    }

    /** Like {@link SlaPreviews#decide} and {@link SlaPreviews#target}, with the same errors. */
    SlaPreviewView of(Brand brand, AttributeForm form, Locale locale) {
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

    private SlaPreviewView.SlaPreviewTargetView targetView(SlaTarget slaTarget, Instant at, Locale locale) {
        var target = slaPreviews.target(slaTarget, at);
        return new SlaPreviewView.SlaPreviewTargetView(
                target.target(),
                labels.text("clock.kind." + target.kind(), locale),
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
