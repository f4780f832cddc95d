package io.guichet.insight.board;

import io.guichet.access.StaffDirectory;
import io.guichet.web.EventStreamRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** HTTP API of the board of what is open, and the stream of its changes. */
@RestController
@RequestMapping("/api/insight/live")
@Tag(name = "Insight")
class LiveBoardApi {

    private final LiveBoardReader reader;
    private final LiveBoards boards;
    private final LiveBoardViewAssembler assembler;
    private final LiveBoardStreams streams;
    private final StaffDirectory staff;
    private final Clock clock;

    LiveBoardApi(
            LiveBoardReader reader,
            LiveBoards boards,
            LiveBoardViewAssembler assembler,
            LiveBoardStreams streams,
            StaffDirectory staff,
            Clock clock) {
        this.reader = reader;
        this.boards = boards;
        this.assembler = assembler;
        this.streams = streams;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "What is open right now",
            description =
                    "Open, at risk and overdue tickets, those that will probably breach a target within four hours, the"
                            + " oldest unclaimed one, and the one whose customer has waited for a reply longest; in total and by team."
                            + " Restricted tickets count in the total of brands alone. Nothing is told about persons.")
    LiveBoardView board(
            @RequestParam(required = false) @Parameter(description = "Without it all brands of the reader")
                    String brand,
            @RequestParam(required = false) @Parameter(description = "Without it all teams") String team,
            Locale locale) {
        var requested = reader.read(brand, team);
        return assembler.assemble(
                boards.board(requested.filter()), requested.filter(), requested.ofAllBrands(), clock.instant(), locale);
    }

    @GetMapping("/events")
    @Operation(
            summary = "The same as server-sent events",
            description =
                    "`board`: the board, at first and when it changes. The stream ends after five minutes, or when you open"
                            + " more than twelve, and clients open it again.")
    ResponseEntity<SseEmitter> events(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String team,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.TEXT_EVENT_STREAM_VALUE) String accept,
            Locale locale)
            throws HttpMediaTypeNotAcceptableException {
        var requested = reader.read(brand, team);
        EventStreamRequests.requireEventStream(accept);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(streams.open(requested, staff.current(), locale));
    }
}
