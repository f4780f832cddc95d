package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.policy.Policies;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.policy.WaitingTime;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.portal.RequestView.ClockChipView;
import io.guichet.portal.RequestView.ConversationEntryView;
import io.guichet.sla.Calendars;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.CustomerWait;
import io.guichet.sla.Deadlines;
import io.guichet.sla.DueDateExplainer.ExplanationReader;
import io.guichet.sla.ExplanationFormatter;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.Message;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus;
import io.guichet.ticket.TicketStatus.WaitState;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import io.guichet.web.TimeFormatter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Assembles the customer's view of a request, without internal notes and without names of staff. A status for which no
 * diagram has public words is shown as in progress.
 */
@Component
class RequestViewAssembler {

    private static final Set<Target> CUSTOMER_TARGETS =
            Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);
    private static final Set<String> SHOWN_EVENTS = Set.of("solved", "reopened", "closed", "withdrawn", "merged");

    private final Tickets tickets;
    private final Conversation conversation;
    private final Deadlines deadlines;
    private final Deprioritisations deprioritisations;
    private final Policies policies;
    private final Calendars calendars;
    private final CustomerWait customerWait;
    private final TimeFormatter timeFormatter;
    private final MessageSource messages;
    private final ExplanationFormatter explanationFormatter;
    private final Clock clock;
    private final CustomerFiles customerFiles;
    private final StatusCatalog statuses;

    RequestViewAssembler(
            Tickets tickets,
            Conversation conversation,
            Deadlines deadlines,
            Deprioritisations deprioritisations,
            Policies policies,
            Calendars calendars,
            CustomerWait customerWait,
            TimeFormatter timeFormatter,
            MessageSource messages,
            ExplanationFormatter explanationFormatter,
            Clock clock,
            CustomerFiles customerFiles,
            StatusCatalog statuses) {
        this.statuses = statuses;
        this.tickets = tickets;
        this.conversation = conversation;
        this.deadlines = deadlines;
        this.deprioritisations = deprioritisations;
        this.policies = policies;
        this.calendars = calendars;
        this.customerWait = customerWait;
        this.timeFormatter = timeFormatter;
        this.messages = messages;
        this.explanationFormatter = explanationFormatter;
        this.clock = clock;
        this.customerFiles = customerFiles;
    }

    RequestView of(Brand brand, CustomerRequest customerRequest, ZoneId zone, Locale locale) {
        var ticket = customerRequest.ticket();
        var timeline = tickets.timeline(ticket.number());
        var clocks = clockChips(ticket, timeline, zone, locale);
        var status = statuses.get(ticket.status());
        return new RequestView(
                ticket.status(),
                status.turn(),
                statusText(brand, ticket, locale),
                nextStep(brand, ticket, timeline, zone, locale),
                deprioritisation(ticket, zone, locale),
                clocks,
                status.isOurTurn() ? !clocks.isEmpty() : null,
                status.endsWith(WaitingTime.PAYMENT),
                ticket.isSolved() ? reopenUntil(brand, ticket, timeline, zone, locale) : null,
                entries(brand, customerRequest, timeline, locale));
    }

    /** The status in the customer's words: the brand's own, otherwise those of the diagram. */
    String statusText(Brand brand, Ticket ticket, Locale locale) {
        var language = locale.getLanguage();
        return brand.text("publicStatus." + ticket.status(), language)
                .or(() -> Optional.ofNullable(statuses.get(ticket.status()).publicLabel())
                        .map(text -> text.in(language)))
                .orElseGet(() -> messageOrDefault("portal.status.", ticket.status(), locale));
    }

    TicketStatus.Turn turn(Ticket ticket) {
        return statuses.get(ticket.status()).turn();
    }

    private String deprioritisation(Ticket ticket, ZoneId zone, Locale locale) {
        return deprioritisations
                .of(ticket.number())
                .map(deprioritisation -> messages.getMessage(
                        "portal.request.deprioritised",
                        new Object[] {
                            deprioritisation.reason().in(locale.getLanguage()),
                            timeFormatter.zonedDateTime(deprioritisation.until(), locale, zone)
                        },
                        locale))
                .orElse(null);
    }

    private List<ClockChipView> clockChips(Ticket ticket, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        return deadlines.snapshots(ticket.number()).stream()
                .filter(ClockSnapshot::isOpen)
                .filter(snapshot -> CUSTOMER_TARGETS.contains(snapshot.target()))
                .filter(snapshot -> snapshot.kind() != SlaTarget.TargetKind.NONE)
                .map(snapshot -> clockChip(snapshot, timeline, zone, locale))
                .toList();
    }

    private ClockChipView clockChip(ClockSnapshot snapshot, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        var explanation = explanationFormatter.explain(
                snapshot, timeline, clock.instant(), ExplanationReader.CUSTOMER, zone, locale);
        var state =
                snapshot.state() == ClockSnapshot.SlaState.AT_RISK ? ClockSnapshot.SlaState.ON_TIME : snapshot.state();
        return new ClockChipView(
                snapshot.target(), snapshot.kind(), state.name(), snapshot.due(), snapshot.remaining(), explanation);
    }

    private String nextStep(Brand brand, Ticket ticket, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        if (ticket.isClosed()) {
            return messageOrDefault("portal.next-step.CLOSED.", closingEvent(timeline), locale);
        }
        return statuses.get(ticket.status())
                .announcedWaitState(ticket.awaitsPapers())
                .map(waitState -> nextStep(waitState, brand, ticket, timeline, zone, locale))
                .orElseGet(() -> messages.getMessage("portal.next-step.other", null, locale));
    }

    private String nextStep(
            WaitState waitState, Brand brand, Ticket ticket, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        var text = waitState.nextStep().in(locale.getLanguage());
        return waitState.waitingTime() == null
                ? text
                : text.replace("{0}", end(waitState, brand, ticket, timeline, zone, locale));
    }

    private String end(
            WaitState waitState, Brand brand, Ticket ticket, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        var end = waitState.waitingTime().equals(WaitingTime.SILENCE)
                ? customerWait.silence(ticket, ticket.stageSince(), timeline)
                : calendars.after(
                        ticket.stageSince(),
                        policies.waitingTimes(brand, waitState.waitingTime()).get(0));
        return timeFormatter.zonedDateTime(end, locale, zone);
    }

    private String reopenUntil(Brand brand, Ticket ticket, List<TimelineEntry> timeline, ZoneId zone, Locale locale) {
        return statuses.get(ticket.status())
                .announcedWaitState(ticket.awaitsPapers())
                .filter(waitState -> waitState.waitingTime() != null)
                .map(waitState -> end(waitState, brand, ticket, timeline, zone, locale))
                .orElse(null);
    }

    private static String closingEvent(List<TimelineEntry> timeline) {
        return timeline.stream()
                .map(event -> event.type())
                .filter(Set.of("closed", "withdrawn", "merged")::contains)
                .reduce((a, b) -> b)
                .orElse("closed");
    }

    private List<ConversationEntryView> entries(
            Brand brand, CustomerRequest customerRequest, List<TimelineEntry> timeline, Locale locale) {
        var team = brand.text("signature", locale.getLanguage())
                .orElse(brand.name().in(locale.getLanguage()));
        var you = messages.getMessage("portal.you", null, locale);
        var conversationMessages = conversation.of(customerRequest.number());
        var filesByMessage = customerFiles.viewsByMessage(customerRequest, conversationMessages, locale);
        var messageEntries = conversationMessages.stream()
                .filter(Message::isPublic)
                .map(message -> new ConversationEntryView(
                        message.isFromCustomer() ? "CUSTOMER" : "AGENT",
                        message.isFromCustomer() ? you : team,
                        message.sentAt(),
                        message.body(),
                        filesByMessage.getOrDefault(message.id(), List.of())));
        var eventEntries = timeline.stream()
                .filter(event -> SHOWN_EVENTS.contains(event.type()))
                .map(event -> new ConversationEntryView(
                        "SYSTEM",
                        null,
                        event.occurredAt(),
                        messages.getMessage("portal.event." + event.type(), null, locale),
                        List.of()));
        return Stream.concat(messageEntries, eventEntries)
                .sorted(Comparator.comparing(ConversationEntryView::at))
                .toList();
    }

    private String messageOrDefault(String prefix, String suffix, Locale locale) {
        var fallback = messages.getMessage(prefix + "other", null, locale);
        return messages.getMessage(prefix + suffix, null, fallback, locale);
    }
}
