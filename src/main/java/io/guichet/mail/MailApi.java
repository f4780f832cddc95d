package io.guichet.mail;

import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of incoming mail: what a mail server's pipe posts, and what became of it. */
@RestController
@Tag(name = "Mail")
class MailApi {

    private static final List<MediaType> RAW_TYPES =
            List.of(new MediaType("message", "rfc822"), MediaType.APPLICATION_OCTET_STREAM, MediaType.TEXT_PLAIN);

    private final IncomingMailStore store;
    private final MailProcessing processing;
    private final MailDecisions decisions;
    private final MailAccess access;
    private final StoredMailReader reader;
    private final RawMailStore rawStore;
    private final Brands brands;

    MailApi(
            IncomingMailStore store,
            MailProcessing processing,
            MailDecisions decisions,
            MailAccess access,
            StoredMailReader reader,
            RawMailStore rawStore,
            Brands brands) {
        this.store = store;
        this.processing = processing;
        this.decisions = decisions;
        this.access = access;
        this.reader = reader;
        this.rawStore = rawStore;
        this.brands = brands;
    }

    record StoredMailResponse(long id) {}

    /** What staff do with a message in quarantine or with an ignored one. */
    enum MailAction {
        RETRY,
        NEW_TICKET,
        ADD,
        SPAM,
        NOT_SPAM,
        ACCEPT_SENDER
    }

    record MailActionRequest(
            MailAction action, @Schema(description = "For `ADD`: number of the ticket") String ticket) {}

    @PostMapping(value = "/api/brands/{brand}/mail", consumes = "*/*")
    @Operation(
            summary = "Hand in a raw message",
            description =
                    "The body is the message as it came, `message/rfc822`, `application/octet-stream` or `text/plain`;"
                            + " other types, such as forms, get 415. It is stored first, then processed exactly once."
                            + " With `wait=true` the answer comes after processing.")
    @ApiResponse(
            responseCode = "202",
            description = "The message is stored",
            content = @Content(schema = @Schema(implementation = StoredMailResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "With `wait=true`: what became of it",
            content = @Content(schema = @Schema(implementation = MailResponse.class)))
    ResponseEntity<?> receive(
            @PathVariable String brand,
            @RequestParam(required = false, defaultValue = "false") boolean wait,
            HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var staff = access.requireWork(brands.get(brand).id());
        requireRaw(request.getContentType());
        var id = rawStore.receive(MailSource.program(brand, staff.id()), request.getInputStream());
        if (!wait) {
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(new StoredMailResponse(id));
        }
        processing.process(id);
        return ResponseEntity.ok(response(store.get(id)));
    }

    @GetMapping("/api/mail")
    @Operation(summary = "List the messages that came in", description = "Newest first, of one's brands.")
    Page<MailSummary> list(
            @RequestParam(required = false) MailState state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var rows = Page.limit(limit);
        var mails = state == MailState.RECEIVING
                ? List.<MailSummary>of()
                : access.newest(MailFolder.of(state), before(after), rows + 1);
        return Page.of(mails, rows, mail -> new Cursor(String.valueOf(mail.id()), ""));
    }

    @GetMapping("/api/mail/{id}")
    @Operation(summary = "A message that came in: what it says and what became of it")
    MailResponse get(@PathVariable long id) {
        return response(access.requireVisible(id));
    }

    @GetMapping("/api/mail/{id}/raw")
    @Operation(summary = "The message as it came")
    void raw(@PathVariable long id, HttpServletResponse response) throws IOException {
        var mail = access.requireRaw(id);
        response.setContentType("message/rfc822");
        response.setHeader("Content-Disposition", "attachment; filename=\"mail-%d.eml\"".formatted(id));
        response.setContentLengthLong(mail.size());
        try (var raw = rawStore.read(id)) {
            raw.transferTo(response.getOutputStream());
        }
    }

    @PostMapping("/api/mail/{id}/process")
    @Operation(
            summary = "Process a message in quarantine or an ignored one again",
            description =
                    "`RETRY` processes it as if it had just come; `NEW_TICKET` opens a ticket for it, `ADD` adds it to"
                            + " one as its requester's reply, `SPAM` puts it aside and `NOT_SPAM` undoes that. A message"
                            + " that was ignored, or answered with guidance, takes `NEW_TICKET` and `ADD` only."
                            + " `ACCEPT_SENDER` makes the replies of a ticket's unknown sender count.")
    MailResponse process(@PathVariable long id, @RequestBody MailActionRequest request) {
        var mail = access.requireVisible(id);
        var by = Actor.staff(access.requireWork(mail.brand()).id());
        if (request.action() == null) {
            throw new BadInput("action", "must be RETRY, NEW_TICKET, ADD, SPAM, NOT_SPAM or ACCEPT_SENDER");
        }
        switch (request.action()) {
            case RETRY -> {
                decisions.retry(id);
                processing.process(id);
            }
            case NEW_TICKET -> decisions.openTicket(id);
            case ADD -> decisions.addTo(id, access.requireTicket(mail, request.ticket()), by);
            case SPAM -> decisions.markSpam(id, by);
            case NOT_SPAM -> decisions.undoSpam(id);
            case ACCEPT_SENDER -> decisions.acceptSender(id, by);
        }
        return response(store.get(id));
    }

    /** The body of a form is read before it gets here, and would be lost. */
    private static void requireRaw(String type) throws HttpMediaTypeNotSupportedException {
        if (type == null) {
            return;
        }
        try {
            var sent = MediaType.parseMediaType(type);
            if (RAW_TYPES.stream().noneMatch(raw -> raw.equalsTypeAndSubtype(sent))) {
                throw new HttpMediaTypeNotSupportedException(sent, RAW_TYPES);
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage(), RAW_TYPES);
        }
    }

    private MailResponse response(IncomingMail mail) {
        return MailResponse.of(mail, reader.readable(mail));
    }

    private static Long before(String after) {
        var cursor = Cursor.decode(after);
        try {
            return cursor == null ? null : Long.valueOf(cursor.value());
        } catch (NumberFormatException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
    }
}
