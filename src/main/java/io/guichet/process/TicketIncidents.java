package io.guichet.process;

import io.guichet.access.StaffMember;
import io.guichet.web.Cursor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tickets that cannot go on, or will not be able to, each place of a ticket with its most urgent cause. */
@Component
class TicketIncidents {

    private static final Comparator<TicketIncident> ORDER =
            Comparator.comparing(TicketIncident::number).thenComparing(TicketIncident::key);

    /** A page may begin in the middle of a ticket's incidents. */
    private static final int MOST_OF_ONE_TICKET = 20;

    private final StuckTickets stuck;
    private final FaultyPlaces faulty;
    private final IncidentAccess access;

    TicketIncidents(StuckTickets stuck, FaultyPlaces faulty, IncidentAccess access) {
        this.stuck = stuck;
        this.faulty = faulty;
        this.access = access;
    }

    private record IncidentPlace(String number, String process, String activity) {}

    /**
     * The incidents of tickets that the user may see after that one, in order of the numbers of their tickets.
     *
     * @param after null for the first ones
     */
    List<TicketIncident> find(Cursor after, int limit, StaffMember staff) {
        var brands = access.brandsOf(staff);
        if (brands != null && brands.isEmpty()) {
            return List.of();
        }
        var bounds = IncidentBounds.from(after == null ? "" : after.value(), limit + MOST_OF_ONE_TICKET, brands);
        var all = Stream.concat(stuck.find(bounds), faulty.find(bounds));
        return mostUrgent(all).stream()
                .filter(incident -> after == null
                        || incident.number().compareTo(after.value()) > 0
                        || incident.key().compareTo(after.key()) > 0)
                .limit(limit)
                .toList();
    }

    /** One for each place of a ticket. */
    private static List<TicketIncident> mostUrgent(Stream<TicketIncident> all) {
        return List.copyOf(all.sorted(ORDER)
                .collect(Collectors.toMap(
                        incident -> new IncidentPlace(
                                incident.number(),
                                incident.process(),
                                Objects.requireNonNullElse(incident.activity(), "")),
                        incident -> incident,
                        (urgent, other) -> urgent,
                        LinkedHashMap::new))
                .values());
    }
}
