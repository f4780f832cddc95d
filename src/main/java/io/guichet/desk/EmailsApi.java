package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.email.Deliveries;
import io.guichet.email.EmailMessage;
import io.guichet.email.EmailState;
import io.guichet.email.Outbox;
import io.guichet.problem.BadInput;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the outbox: the e-mails that the desk sends, and where each is on its way. */
@RestController
@RequestMapping("/api/emails")
@Tag(name = "Emails")
class EmailsApi {

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final EmailAccess access;
    private final StaffDirectory directory;

    EmailsApi(Outbox outbox, Deliveries deliveries, EmailAccess access, StaffDirectory directory) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.access = access;
        this.directory = directory;
    }

    /** An e-mail of the list. */
    record EmailResponse(
            long id,
            @Schema(description = "Empty for an e-mail without a ticket") String ticket,
            String template,
            String recipient,
            String subject,
            EmailState state,
            @Schema(description = "How often it was handed to the mail server, or could not be") int attempts,
            @Schema(description = "Of a queued one that failed for now: not before this instant") Instant nextAttempt,
            @Schema(description = "The same at each attempt; missing before the first") String messageId) {

        static EmailResponse of(EmailMessage email) {
            return new EmailResponse(
                    email.id(),
                    email.number(),
                    email.template(),
                    email.recipient(),
                    email.subject(),
                    EmailState.valueOf(email.state()),
                    email.attempts(),
                    email.nextAttempt(),
                    email.messageId());
        }
    }

    @GetMapping
    @Operation(
            summary = "List the e-mails that the desk sends",
            description = "Newest first, of one's brands; those of tickets that one must not see are left out."
                    + " `SENT` says that the mail server has taken it, `FAILED` that it was refused for good,"
                    + " `BOUNCED` that another server has returned it.")
    Page<EmailResponse> list(
            @RequestParam(required = false) String ticket,
            @RequestParam(required = false) EmailState state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var rows = Page.limit(limit);
        var emails = outbox.newest(access.filter(directory.current(), ticket, state), before(after), rows + 1).stream()
                .map(EmailResponse::of)
                .toList();
        return Page.of(emails, rows, email -> new Cursor(String.valueOf(email.id()), ""));
    }

    @PostMapping("/{id}/resend")
    @Operation(
            summary = "Send an e-mail again",
            description =
                    "A queued one is sent at once. One that the mail server has taken before gets a new Message-ID."
                            + " Its address is suppressed no longer.")
    EmailResponse resend(@PathVariable long id) {
        access.requireWork(id, directory.current());
        deliveries.resend(id);
        return EmailResponse.of(outbox.find(id).orElseThrow());
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
