package io.guichet.intake;

import io.guichet.policy.Route;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Builds the response to a submitted request: the ticket, or the route to another destination. */
@Component
class IntakeResponses {

    private final Questions questions;
    private final Tickets tickets;
    private final Deadlines deadlines;

    IntakeResponses(Questions questions, Tickets tickets, Deadlines deadlines) {
        this.questions = questions;
        this.tickets = tickets;
        this.deadlines = deadlines;
    }

    record TicketCreatedResponse(
            String number,
            String status,
            String priority,
            String team,
            List<PromisedTarget> targets,
            Map<String, String> links) {}

    /** The answer to a request whose address nobody has proved. */
    record UnverifiedTicketResponse(String number, String status) {}

    record PromisedTarget(
            Target target,
            SlaTarget.TargetKind kind,
            SlaTarget.TargetUnit unit,
            String amount,
            Instant due,
            SlaTarget.StopEvent stopsOn) {}

    record RedirectedResponse(Route route) {}

    /**
     * 201 with number and status where nobody has proved the address: nothing in the answer depends on it. Otherwise as {@link
     * #of}.
     */
    ResponseEntity<?> ofPublicRequest(String number) {
        return tickets.find(number)
                .filter(ticket -> !ticket.isVerified())
                .<ResponseEntity<?>>map(ticket -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(new UnverifiedTicketResponse(number, ticket.status())))
                .orElseGet(() -> of(number));
    }

    /**
     * 201 with the ticket and, for the program that hands it to the customer, the customer's link; or 200 with the route of
     * the entitlement table.
     */
    ResponseEntity<?> of(String number) {
        return tickets.find(number)
                .<ResponseEntity<?>>map(ticket -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(new TicketCreatedResponse(
                                number,
                                ticket.status(),
                                ticket.priority(),
                                ticket.team(),
                                deadlines.of(number).stream()
                                        .map(IntakeResponses::target)
                                        .toList(),
                                links(ticket))))
                .orElseGet(() -> ResponseEntity.ok(new RedirectedResponse(questions.route(number))));
    }

    /** The link of an unverified requester goes to their address only. */
    private static Map<String, String> links(Ticket ticket) {
        var self = "/api/tickets/" + ticket.number();
        return ticket.isVerified() ? Map.of("self", self, "customer", ticket.customerLink("")) : Map.of("self", self);
    }

    private static PromisedTarget target(TicketClock clock) {
        var promised = clock.slaTarget();
        return new PromisedTarget(
                clock.target(),
                promised.kind(),
                promised.unit(),
                promised.amount(),
                clock.due().orElse(null),
                promised.stopsOn());
    }
}
