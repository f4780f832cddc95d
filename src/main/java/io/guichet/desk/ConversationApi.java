package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.attachment.Attachments;
import io.guichet.customer.Customers;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is written about a ticket, by staff or by staff for the customer, who is named as the author then. */
@RestController
@RequestMapping("/api/tickets/{number}")
@Tag(name = "Tickets")
class ConversationApi {

    private final TicketAccess access;
    private final Conversation conversation;
    private final TurnInternal turning;
    private final Surveys surveys;
    private final Customers customers;
    private final Tickets tickets;
    private final StaffDirectory staff;
    private final Idempotency idempotency;
    private final Attachments attachments;

    ConversationApi(
            TicketAccess access,
            Conversation conversation,
            TurnInternal turning,
            Surveys surveys,
            Customers customers,
            Tickets tickets,
            StaffDirectory staff,
            Idempotency idempotency,
            Attachments attachments) {
        this.access = access;
        this.conversation = conversation;
        this.turning = turning;
        this.surveys = surveys;
        this.customers = customers;
        this.tickets = tickets;
        this.staff = staff;
        this.idempotency = idempotency;
        this.attachments = attachments;
    }

    /**
     * @param visibility {@code PUBLIC} when absent
     * @param attachments ids of files that were sent before and go with it
     * @param automatic whether a program wrote it by itself: it starts and stops no clock
     */
    record Written(Author author, Visibility visibility, String body, Boolean automatic, List<Long> attachments) {

        void check() {
            if (author == null) {
                throw new BadInput("author", "must be CUSTOMER or AGENT");
            }
            if (author == Author.CUSTOMER && isInternal()) {
                throw new BadInput("visibility", "what a customer writes is PUBLIC");
            }
        }

        boolean isAutomatic() {
            return Boolean.TRUE.equals(automatic);
        }

        boolean isInternal() {
            return visibility == Visibility.INTERNAL;
        }
    }

    record Kept(long id, String number, String status) {}

    record Why(String reason) {}

    record Rating(Integer score, String comment) {}

    record Rated(String number, String status, int score) {}

    @PostMapping("/messages")
    @Command
    @Operation(
            summary = "Write to the customer, note something, or write down what the customer said",
            description =
                    "A customer's message to a solved ticket reopens it. What is `automatic` was written by a program by itself:"
                            + " it is kept and, from the desk, sent, but it is no answer and waits for none.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Kept.class)))
    public ResponseEntity<?> write(
            @PathVariable String number,
            @RequestBody Written written,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var author = staff.current();
        var ticket = access.worksOn(number, author);
        written.check();
        return idempotency.once(author.id(), "tickets/%s/messages".formatted(number), key, written, () -> {
            var id = keep(ticket, written, Actor.staff(author.id()));
            if (written.attachments() != null) {
                attachments.join(number, id, written.attachments());
            }
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Kept(id, number, tickets.get(number).status()));
        });
    }

    @PostMapping("/messages/{message}/internal")
    @Command
    @Operation(
            summary = "Turn what was written to the customer into a note between staff",
            description =
                    "It is no answer then and never was one: clocks that it stopped go on. A lead may do so, and whoever"
                            + " wrote it. A letter that was sent stays sent.")
    public Kept turnInternal(@PathVariable String number, @PathVariable long message, @RequestBody Why why) {
        turning.turn(number, message, why.reason(), staff.current());
        return new Kept(message, number, tickets.get(number).status());
    }

    @PostMapping("/survey")
    @Command
    @Operation(
            summary = "Rate the newest solution for the customer, once",
            description = "From 1 (bad) to 5 (good). Each solution is rated at most once.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Rated.class)))
    public ResponseEntity<?> rate(
            @PathVariable String number,
            @RequestBody Rating rating,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var person = staff.current();
        access.worksOn(number, person);
        if (rating.score() == null) {
            throw new BadInput("score", "must be a number from 1 to 5");
        }
        return idempotency.once(person.id(), "tickets/%s/survey".formatted(number), key, rating, () -> {
            surveys.answer(number, rating.score(), rating.comment(), Actor.staff(person.id()));
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Rated(number, tickets.get(number).status(), rating.score()));
        });
    }

    private long keep(Ticket ticket, Written written, Actor by) {
        if (written.author() == Author.CUSTOMER) {
            var customer = customers.get(ticket.customerId()).email();
            return written.isAutomatic()
                    ? conversation.customersProgramWrites(ticket.number(), customer, written.body(), by)
                    : conversation.customerWrites(ticket.number(), customer, written.body(), by);
        }
        if (written.isAutomatic() && !written.isInternal()) {
            return conversation.deskProgramWrites(ticket.number(), written.body(), by);
        }
        return written.isInternal()
                ? conversation.staffNotes(ticket.number(), written.body(), by)
                : conversation.staffReplies(ticket.number(), written.body(), by);
    }
}
