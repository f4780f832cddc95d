package io.guichet.access;

import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.text.InputTime;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the audit, for administrators. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Accounts")
class AuditApi {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-12-31T00:00:00Z");

    private final Audit audit;
    private final StaffDirectory directory;

    AuditApi(Audit audit, StaffDirectory directory) {
        this.audit = audit;
        this.directory = directory;
    }

    @GetMapping
    @Operation(
            summary = "Who signed in, or tried to",
            description = "For administrators; newest first. `DELAYED` is an attempt that came too soon after"
                    + " failed ones: its password was not looked at. Of the requests of a program with HTTP Basic"
                    + " one in ten minutes is an entry.")
    Page<AuditEntry> list(
            @RequestParam(required = false) AuditType type,
            @RequestParam(required = false) String user,
            @Parameter(description = "Instant, or date in UTC; inclusive") @RequestParam(required = false) String from,
            @Parameter(description = "Instant, or date in UTC; exclusive") @RequestParam(required = false) String to,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        if (!directory.current().hasRole(Roles.ADMIN)) {
            throw new AccessRefused("The audit is for administrators.");
        }
        return audit.find(
                type,
                user,
                instant("from", from, EARLIEST),
                instant("to", to, LATEST),
                before(after),
                Page.limit(limit));
    }

    private static Instant instant(String field, String text, Instant missing) {
        return text == null ? missing : InputTime.dateOrInstant(field, text, ZoneOffset.UTC);
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
