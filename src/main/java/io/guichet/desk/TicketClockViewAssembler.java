package io.guichet.desk;

import io.guichet.desk.TicketDetailsLoader.TicketDetails;
import io.guichet.policy.RowTexts;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.sla.ExplanationFormatter;
import io.guichet.sla.ExplanationFormatter.ExplainedClock;
import io.guichet.sla.LedgerEntry;
import io.guichet.ticket.Actor;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Assembles the targets and ledger entries of a ticket, localised. */
@Component
class TicketClockViewAssembler {

    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;
    private final ExplanationFormatter explanationFormatter;
    private final RowTexts rowTexts;
    private final Clock clock;

    TicketClockViewAssembler(
            LabelFormatter labels,
            TimeFormatter timeFormatter,
            ExplanationFormatter explanationFormatter,
            RowTexts rowTexts,
            Clock clock) {
        this.labels = labels;
        this.timeFormatter = timeFormatter;
        this.explanationFormatter = explanationFormatter;
        this.rowTexts = rowTexts;
        this.clock = clock;
    }

    /**
     * One run of a clock.
     *
     * @param amount formatted amount; null without a target
     */
    public record TicketClockView(
            ClockSnapshot snapshot,
            String amount,
            ExplainedClock explainedClock,
            List<TimelineViewAssembler.TimelineEntryView> ledger) {}

    /** The runs with a target. */
    List<TicketClockView> of(TicketDetails details, Locale locale) {
        return details.clocks().stream()
                .filter(snapshot -> snapshot.state() != ClockSnapshot.SlaState.NONE)
                .map(snapshot -> clockView(details, snapshot, locale))
                .toList();
    }

    private TicketClockView clockView(TicketDetails details, ClockSnapshot snapshot, Locale locale) {
        var explainedClock = explanationFormatter.explain(
                snapshot, details.timeline(), clock.instant(), ExplanationReader.STAFF, timeFormatter.zone(), locale);
        return new TicketClockView(
                snapshot,
                explanationFormatter.amount(snapshot.unit(), snapshot.amount(), locale),
                explainedClock,
                snapshot.ledger().stream()
                        .map(entry -> ledgerEntry(entry, locale))
                        .toList());
    }

    private TimelineViewAssembler.TimelineEntryView ledgerEntry(LedgerEntry entry, Locale locale) {
        var event = labels.textOr(LabelFormatter.humanise(entry.type().name()), "ledger." + entry.type(), locale);
        var reason = labels.textOr(entry.reason(), "ledger.reason." + entry.reason(), locale);
        var rowText = entry.reference() == null ? null : rowTexts.forStaff(entry.reference(), locale);
        var actor = entry.actor().equals(Actor.system().id()) ? null : labels.staff(entry.actor());
        return TimelineViewAssembler.TimelineEntryView.of(
                entry.effectiveAt(), labels.text("event.attribute", locale, event, reason), actor, rowText);
    }
}
