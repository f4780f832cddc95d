package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.billing.Checkouts;
import io.guichet.billing.Invoice;
import io.guichet.billing.Invoices;
import io.guichet.billing.Payment;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.desk.RelationCommands.LinkResponse;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.Deadlines;
import io.guichet.sla.LedgerEntry;
import io.guichet.survey.Survey;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.Deprioritisations.Deprioritisation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketTags;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads the data of the ticket page and API. */
@Component
public class TicketDetailsLoader {

    /** Type of the timeline entry that each ticket with a payment has. */
    private static final String CHECKOUT = "checkout";

    /** The detail with the numbers of other tickets, by type of entry. */
    private static final Map<String, String> NAMED_TICKETS = Map.of(
            "merge", "into",
            "merged-here", "from",
            "split", "into",
            "linked", "number",
            "unlinked", "number");

    private final TicketAccess access;
    private final Customers customers;
    private final Tasks tasks;
    private final Conversation conversation;
    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Surveys surveys;
    private final Invoices invoices;
    private final Checkouts checkouts;
    private final Deprioritisations deprioritisations;
    private final Attachments attachments;
    private final TicketTags tags;
    private final RelationCommands relations;

    TicketDetailsLoader(
            TicketAccess access,
            Customers customers,
            Tasks tasks,
            Conversation conversation,
            Tickets tickets,
            Deadlines deadlines,
            Surveys surveys,
            Invoices invoices,
            Checkouts checkouts,
            Deprioritisations deprioritisations,
            Attachments attachments,
            TicketTags tags,
            RelationCommands relations) {
        this.tags = tags;
        this.relations = relations;
        this.access = access;
        this.customers = customers;
        this.tasks = tasks;
        this.conversation = conversation;
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.surveys = surveys;
        this.invoices = invoices;
        this.checkouts = checkouts;
        this.deprioritisations = deprioritisations;
        this.attachments = attachments;
    }

    /**
     * Everything that staff see of a ticket.
     *
     * @param tasks open tasks, oldest first
     * @param messages messages, internal notes included, oldest first
     * @param attachments attachments of the ticket and its messages, oldest first
     * @param timeline timeline entries, oldest first
     * @param clocks one snapshot per run of each clock, oldest first
     * @param ledger ledger entries of all clocks in the order of recording
     * @param deprioritisation current deprioritisation, or null
     * @param survey survey of the latest solution, or null
     * @param invoice ordered invoice, or null
     * @param payments payments through a provider, oldest first
     * @param tags tags in alphabetical order
     * @param links links to visible tickets
     */
    public record TicketDetails(
            Ticket ticket,
            Customer customer,
            List<DeskTask> tasks,
            List<Message> messages,
            List<Attachment> attachments,
            List<TimelineEntry> timeline,
            List<ClockSnapshot> clocks,
            List<LedgerEntry> ledger,
            Deprioritisation deprioritisation,
            Survey survey,
            Invoice invoice,
            List<Payment> payments,
            List<String> tags,
            List<LinkResponse> links) {

        /** Running and paused clocks with a target, as shown in the header. */
        public List<ClockSnapshot> openClocks() {
            return clocks.stream()
                    .filter(ClockSnapshot::isOpen)
                    .filter(clock -> clock.state() != ClockSnapshot.SlaState.NONE)
                    .toList();
        }

        TicketDetails withClocks(List<ClockSnapshot> knownClocks, List<LedgerEntry> knownLedger) {
            return new TicketDetails(
                    ticket,
                    customer,
                    tasks,
                    messages,
                    attachments,
                    timeline,
                    knownClocks,
                    knownLedger,
                    deprioritisation,
                    survey,
                    invoice,
                    payments,
                    tags,
                    links);
        }
    }

    /** Throws {@link io.guichet.problem.UnknownEntity} if the user may not see the ticket. */
    void requireVisible(String number, StaffMember staff) {
        access.requireVisible(number, staff);
    }

    /** The same with the clocks as known at an earlier instant. */
    @Transactional(readOnly = true)
    public TicketDetails asKnownAt(String number, Instant knownAt, StaffMember staff) {
        var details = of(number, staff);
        return details.withClocks(
                deadlines.snapshotsKnownAt(number, knownAt),
                details.ledger().stream()
                        .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                        .toList());
    }

    /** The ticket; throws {@link io.guichet.problem.UnknownEntity} if the user may not see it. */
    @Transactional(readOnly = true)
    public TicketDetails of(String number, StaffMember staff) {
        var ticket = withoutHidden(access.requireVisible(number, staff), staff);
        var timeline = tickets.timeline(number);
        var hasPayments = timeline.stream().anyMatch(entry -> entry.type().equals(CHECKOUT));
        return new TicketDetails(
                ticket,
                requester(ticket),
                tasks.of(number),
                conversation.of(number),
                attachments.of(number),
                withoutHidden(timeline, staff),
                deadlines.snapshots(number),
                deadlines.ledger(number),
                deprioritisations.of(number).orElse(null),
                surveys.newest(number).orElse(null),
                invoices.of(number).orElse(null),
                hasPayments ? checkouts.of(number) : List.of(),
                tags.of(number),
                relations.links(number, staff));
    }

    /** The record of a customer says nothing about somebody who has not proved that the address is theirs. */
    private Customer requester(Ticket ticket) {
        var customer = customers.get(ticket.customerId());
        return ticket.isVerified()
                ? customer
                : customer.withoutRecord(ticket.requester().name(), ticket.language());
    }

    /** A ticket that was merged into a hidden one does not name it. */
    private Ticket withoutHidden(Ticket ticket, StaffMember staff) {
        return ticket.mergedInto() == null || access.isVisible(ticket.mergedInto(), staff)
                ? ticket
                : ticket.withoutMergedInto();
    }

    /** Entries about other tickets name the visible ones only. */
    private List<TimelineEntry> withoutHidden(List<TimelineEntry> timeline, StaffMember staff) {
        var named = timeline.stream()
                .flatMap(TicketDetailsLoader::namedTickets)
                .distinct()
                .toList();
        var visible = access.visible(named, staff);
        return timeline.stream().map(entry -> withoutHidden(entry, visible)).toList();
    }

    private static TimelineEntry withoutHidden(TimelineEntry entry, Set<String> visible) {
        var named = namedTickets(entry).toList();
        if (named.isEmpty()) {
            return entry;
        }
        var shown = named.stream().filter(visible::contains).collect(Collectors.joining(" "));
        var details = new HashMap<>(entry.details());
        details.put(NAMED_TICKETS.get(entry.type()), shown.isEmpty() ? "–" : shown);
        return entry.withDetails(details);
    }

    private static Stream<String> namedTickets(TimelineEntry entry) {
        var detail = NAMED_TICKETS.get(entry.type());
        return detail == null || !entry.details().containsKey(detail)
                ? Stream.empty()
                : Stream.of(entry.details().get(detail).split(" "));
    }
}
