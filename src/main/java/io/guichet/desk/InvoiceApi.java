package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.billing.Invoices;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.RetryableTransaction;
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
    record SettlementRequest(String reference) {}

    @PostMapping("/settle")
    @RetryableTransaction
    @Operation(summary = "Mark the ticket's invoice as paid; 409 when it is already paid")
    public InvoiceResponse settle(@PathVariable String number, @RequestBody SettlementRequest request) {
        var staffMember = staff.current();
        access.requireWork(number, staffMember);
        return InvoiceResponse.of(invoices.settle(number, request.reference(), Actor.staff(staffMember.id())));
    }
}
