package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.Moments;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.portal.RequestView.Chip;
import io.guichet.portal.RequestView.Entry;
import io.guichet.sla.Calendars;
import io.guichet.sla.ClockFace;
import io.guichet.sla.ClockWords;
import io.guichet.sla.Deadlines;
import io.guichet.sla.Reckonings.Reader;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Demotions;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Draws up what a customer sees of a request: never a note between staff, never who of them wrote. A status that a diagram
 * added and no bundle names is said as being in progress.
 */
@Component
class RequestViews {

    private static final Set<Target> CUSTOMERS_TARGETS =
            Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);
    private static final Set<String> TOLD = Set.of("solved", "reopened", "closed", "withdrawn", "merged");
    private static final Set<String> CUSTOMERS_TURN = Set.of("WAITING_FOR_CUSTOMER", "AWAITING_PAYMENT", "SOLVED");

    private final Tickets tickets;
    private final Conversation conversation;
    private final Deadlines deadlines;
    private final Demotions demotions;
    private final Policies policies;
    private final Calendars calendars;
    private final Moments moments;
    private final MessageSource messages;
    private final ClockWords words;
    private final Clock clock;
    private final Files files;

    RequestViews(
            Tickets tickets,
            Conversation conversation,
            Deadlines deadlines,
            Demotions demotions,
            Policies policies,
            Calendars calendars,
            Moments moments,
            MessageSource messages,
            ClockWords words,
            Clock clock,
            Files files) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.deadlines = deadlines;
        this.demotions = demotions;
        this.policies = policies;
        this.calendars = calendars;
        this.moments = moments;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
        this.files = files;
    }

    RequestView of(Brand brand, Ticket ticket, Locale locale) {
        var timeline = tickets.timeline(ticket.number());
        var clocks = chips(brand, ticket, timeline, locale);
        var waits = ticket.isClosed() || CUSTOMERS_TURN.contains(ticket.status());
        return new RequestView(
                ticket.status(),
                status(ticket, locale),
                next(brand, ticket, timeline, locale),
                behind(brand, ticket, locale),
                clocks,
                waits ? null : !clocks.isEmpty(),
                entries(brand, ticket, timeline, locale));
    }

    /** Where the request stands, in words. */
    String status(Ticket ticket, Locale locale) {
        return said("portal.status.", ticket.status(), locale);
    }

    private String behind(Brand brand, Ticket ticket, Locale locale) {
        return demotions
                .of(ticket.number())
                .map(demotion -> messages.getMessage(
                        "portal.request.behind",
                        new Object[] {
                            demotion.reason().in(locale.getLanguage()),
                            moments.day(demotion.until(), locale, brand.zone())
                        },
                        locale))
                .orElse(null);
    }

    private List<Chip> chips(Brand brand, Ticket ticket, List<TicketEvent> timeline, Locale locale) {
        return deadlines.faces(ticket.number()).stream()
                .filter(ClockFace::isOpen)
                .filter(face -> CUSTOMERS_TARGETS.contains(face.target()))
                .filter(face -> face.kind() != Promised.Kind.NONE)
                .map(face -> chip(brand, face, timeline, locale))
                .toList();
    }

    private Chip chip(Brand brand, ClockFace face, List<TicketEvent> timeline, Locale locale) {
        var explained = words.of(brand.id(), face, timeline, clock.instant(), Reader.CUSTOMER, brand.zone(), locale);
        var state = face.state() == ClockFace.State.AT_RISK ? ClockFace.State.ON_TIME : face.state();
        return new Chip(face.target(), face.kind(), state.name(), face.due(), face.remaining(), explained);
    }

    private String next(Brand brand, Ticket ticket, List<TicketEvent> timeline, Locale locale) {
        return switch (ticket.status()) {
            case "WAITING_FOR_CUSTOMER" ->
                ticket.awaitsPapers()
                        ? nextBy("papers", "papers", brand, ticket, locale)
                        : nextBy("silence", ticket.status(), brand, ticket, locale);
            case "SOLVED" -> nextBy("reopening", ticket.status(), brand, ticket, locale);
            case "AWAITING_PAYMENT" -> nextBy("payment", ticket.status(), brand, ticket, locale);
            case Ticket.CLOSED -> said("portal.next.CLOSED.", howItEnded(timeline), locale);
            default -> said("portal.next.", ticket.status(), locale);
        };
    }

    private String nextBy(String wait, String said, Brand brand, Ticket ticket, Locale locale) {
        var end =
                calendars.after(ticket.stageSince(), policies.waits(brand, wait).get(0));
        return messages.getMessage(
                "portal.next." + said, new Object[] {moments.day(end, locale, brand.zone())}, locale);
    }

    private static String howItEnded(List<TicketEvent> timeline) {
        return timeline.stream()
                .map(event -> event.kind())
                .filter(Set.of("closed", "withdrawn", "merged")::contains)
                .reduce((a, b) -> b)
                .orElse("closed");
    }

    private List<Entry> entries(Brand brand, Ticket ticket, List<TicketEvent> timeline, Locale locale) {
        var team = brand.text("signature", locale.getLanguage())
                .orElse(brand.name().in(locale.getLanguage()));
        var you = messages.getMessage("portal.you", null, locale);
        var written = conversation.of(ticket.number());
        var came = files.of(ticket, written, locale);
        var said = written.stream()
                .filter(Message::isPublic)
                .map(message -> new Entry(
                        message.isFromCustomer() ? "CUSTOMER" : "AGENT",
                        message.isFromCustomer() ? you : team,
                        message.sentAt(),
                        message.body(),
                        came.getOrDefault(message.id(), List.of())));
        var happened = timeline.stream()
                .filter(event -> TOLD.contains(event.kind()))
                .map(event -> new Entry(
                        "SYSTEM",
                        null,
                        event.occurredAt(),
                        messages.getMessage("portal.event." + event.kind(), null, locale),
                        List.of()));
        return Stream.concat(said, happened)
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    private String said(String prefix, String word, Locale locale) {
        var other = messages.getMessage(prefix + "other", null, locale);
        return messages.getMessage(prefix + word, null, other, locale);
    }
}
