package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.billing.Invoices;
import io.guichet.http.Command;
import io.guichet.ticket.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about the invoice of a ticket once the money comes in. It changes nothing about the ticket. */
@RestController
@RequestMapping("/api/tickets/{number}/invoice")
@Tag(name = "Tickets")
class InvoiceApi {

    private final TicketAccess access;
    private final Invoices invoices;
    private final StaffDirectory staff;

    InvoiceApi(TicketAccess access, Invoices invoices, StaffDirectory staff) {
        this.access = access;
        this.invoices = invoices;
        this.staff = staff;
    }

    /** @param reference what the payment is found under */
    record Settlement(String reference) {}

    @PostMapping("/settle")
    @Command
    @Operation(summary = "The money of the ticket's invoice has come in; 409 when it was settled before")
    public InvoiceAnswer settle(@PathVariable String number, @RequestBody Settlement settlement) {
        var person = staff.current();
        access.worksOn(number, person);
        return InvoiceAnswer.of(invoices.settle(number, settlement.reference(), Actor.staff(person.id())));
    }
}
