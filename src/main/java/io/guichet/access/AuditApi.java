package io.guichet.access;

import io.guichet.problem.AccessRefused;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the audit, for administrators. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Accounts")
class AuditApi {

    private final Audit audit;
    private final StaffDirectory directory;

    AuditApi(Audit audit, StaffDirectory directory) {
        this.audit = audit;
        this.directory = directory;
    }

    @GetMapping
    @Operation(
            summary = "Sign-ins, failed ones too, changes of accounts, and rights that were used",
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
        return audit.find(AuditFilter.of(type == null ? null : type.name(), user, from, to, after), Page.limit(limit));
    }
}
