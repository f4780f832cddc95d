package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.TicketPresence.PresenceState;
import io.guichet.problem.BadInput;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.EventStreamRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** HTTP API of who is on a ticket, and the stream of what happens there. */
@RestController
@RequestMapping("/api/tickets/{number}")
@Tag(name = "Tickets")
class PresenceApi {

    private final TicketPresence presence;
    private final TicketEventStreams streams;
    private final Mentions mentions;
    private final TicketAccess access;
    private final StaffDirectory staff;

    PresenceApi(
            TicketPresence presence,
            TicketEventStreams streams,
            Mentions mentions,
            TicketAccess access,
            StaffDirectory staff) {
        this.mentions = mentions;
        this.presence = presence;
        this.streams = streams;
        this.access = access;
        this.staff = staff;
    }

    record PresenceRequest(PresenceState state) {}

    record ColleagueResponse(String user, String name) {}

    record ColleaguesResponse(List<ColleagueResponse> items) {}

    @GetMapping("/colleagues")
    @Operation(summary = "The staff whom a note on the ticket can mention, by user id")
    ColleaguesResponse colleagues(@PathVariable String number) {
        var ticket = access.requireVisible(number, staff.current());
        return new ColleaguesResponse(mentions.candidates(ticket).stream()
                .map(member -> new ColleagueResponse(member.id(), member.name()))
                .toList());
    }

    @PutMapping("/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say that you view the ticket or write on it",
            description = "Others who have the ticket open see it. It ends after 30 seconds unless it is repeated.")
    void report(@PathVariable String number, @RequestBody PresenceRequest request) {
        var user = staff.current();
        access.requireVisible(number, user);
        if (request.state() == null) {
            throw new BadInput("state", "must be VIEWING or WRITING");
        }
        presence.report(number, request.state(), user);
    }

    @GetMapping("/events")
    @Operation(
            summary = "What happens on the ticket, as server-sent events",
            description = "`presence`: the others who view the ticket or write on it, `{staff:[{user, name, state}]}`;"
                    + " `message`: the customer has written, after the message `after` or since the stream was opened, `{id, body, at}`. The stream ends after five minutes, and"
                    + " clients open it again; with more than twelve streams of a user the oldest one ends.")
    ResponseEntity<SseEmitter> events(
            @PathVariable String number,
            @RequestParam(required = false) Long after,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.TEXT_EVENT_STREAM_VALUE) String accept)
            throws HttpMediaTypeNotAcceptableException {
        var user = staff.current();
        access.requireVisible(number, user);
        EventStreamRequests.requireEventStream(accept);
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(streams.open(number, after, user));
    }
}
