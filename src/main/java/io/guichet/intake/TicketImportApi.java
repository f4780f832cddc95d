package io.guichet.intake;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.intake.TicketImporter.TicketImportResponse;
import io.guichet.problem.AccessRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API to import tickets that have lived in another system. */
@RestController
class TicketImportApi {

    private static final String DESCRIPTION =
            """
            Each line is a closed ticket with its past: `externalId`, `requester` and attributes as for `POST …/tickets`, and \
            `events` in the order in which they happened, each `{at, type, …}` with the fields of its type:

            | type | further fields | meaning |
            |---|---|---|
            | `message` | `body?` | the customer wrote; ends waiting, reopens a solved ticket |
            | `reply` | `by?`, `body?` | public reply |
            | `note` | `by?`, `body?` | internal note |
            | `claimed` | `by?` | somebody took the ticket; ends waiting, reopens a solved ticket |
            | `waiting` | `by?`, `body?` | the ticket waits for the customer, with a public reply if it has a body |
            | `resumed` | `by?` | it does not wait any more |
            | `escalated` | `by?`, `to` | it is with a `specialist` or `developer` |
            | `returned` | `by?` | it is back from there |
            | `solved` | `by?`, `body?` | the customer was told the solution |
            | `reopened` | `by?`, `reason?` | a solved ticket was reopened |
            | `rated` | `score`, `comment?` | the customer rated the solution, from 1 to 5 |
            | `closed` | `by?` | the ticket was closed |
            | `activity` | `by?`, `name` | something else, kept in the timeline |

            Each event may also have a `name`, and `details` as an object of strings; the timeline keeps them. A ticket without \
            `closed` is closed at its last event.

            The tables of the brand decide about priority, team and SLA targets, and the clocks are judged by the events. An invalid \
            line is reported and does not affect the others. A line that was imported before changes nothing, so an import can be \
            repeated; other content with the same `externalId` is refused. For leads.""";

    static final String EXAMPLE =
            """
            {"externalId":"4711","requester":{"email":"ada@example.org","name":"Ada"},"subject":"No sound","body":"…",\
            "severity":"important","receivedAt":"2026-03-02T09:00:00Z","events":[\
            {"at":"2026-03-02T09:20:00Z","type":"claimed","by":"nina"},\
            {"at":"2026-03-02T10:00:00Z","type":"solved","by":"nina","body":"Turn it on."},\
            {"at":"2026-03-05T10:00:00Z","type":"closed"}]}""";

    private final TicketImporter importer;
    private final Brands brands;
    private final StaffDirectory staff;

    TicketImportApi(TicketImporter importer, Brands brands, StaffDirectory staff) {
        this.importer = importer;
        this.brands = brands;
        this.staff = staff;
    }

    @PostMapping(path = "/api/brands/{brand}/tickets/import", consumes = "application/x-ndjson")
    @Tag(name = "Tickets")
    @Operation(summary = "Import past tickets, one JSON object per line", description = DESCRIPTION)
    TicketImportResponse importTickets(@PathVariable String brand, InputStream lines) throws IOException {
        var servedBrand = brands.get(brand);
        return importer.importLines(servedBrand, lines, authorisedStaffId(servedBrand));
    }

    private String authorisedStaffId(Brand brand) {
        var staffMember = staff.current();
        if (!staffMember.hasAccessTo(brand.id()) || !staffMember.hasRole(Roles.LEAD)) {
            throw new AccessRefused("Only a lead of %s may import its past tickets.".formatted(brand.id()));
        }
        return staffMember.id();
    }
}
