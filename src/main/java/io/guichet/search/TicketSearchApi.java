package io.guichet.search;

import io.guichet.access.StaffDirectory;
import io.guichet.search.TicketHit.HitField;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the ticket search, for staff. */
@RestController
@RequestMapping("/api/search")
@Tag(name = "Tickets")
class TicketSearchApi {

    private final TicketSearch search;
    private final StaffDirectory staff;

    TicketSearchApi(TicketSearch search, StaffDirectory staff) {
        this.search = search;
        this.staff = staff;
    }

    /**
     * A ticket that was found.
     *
     * @param field part of the ticket that contains most of the words
     * @param score independent of other tickets
     */
    record TicketSearchResult(String number, String subject, HitField field, String excerpt, double score) {}

    @GetMapping
    @Operation(
            summary = "Search the tickets of the brands you serve",
            description = "Finds the tickets that contain all words of `q`, in any order: in number, subject, messages,"
                    + " customer's name and address, and file names. Accents, case and endings do not matter, and a name"
                    + " may be abbreviated. The best match comes first. Tickets written before the call are found."
                    + " While the index is being built, the answer is 503 with `Retry-After`.")
    Page<TicketSearchResult> search(@ParameterObject TicketSearchRequest request) {
        var page = search.find(request, staff.current());
        return new Page<>(
                page.items().stream()
                        .map(hit -> new TicketSearchResult(
                                hit.number(), hit.subject(), hit.field(), hit.excerptText(), rounded(hit.score())))
                        .toList(),
                page.next());
    }

    private static double rounded(float score) {
        return Math.round(score * 10_000) / 10_000.0;
    }
}
