package io.guichet.access;

import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the tokens with which programs sign in. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Accounts")
class ApiTokensApi {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Duration MAX_VALIDITY = Duration.ofDays(731);

    private final ApiTokens tokens;
    private final StaffDirectory directory;
    private final Audit audit;
    private final Clock clock;

    ApiTokensApi(ApiTokens tokens, StaffDirectory directory, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param roles one's own roles, or some of them
     * @param brands one's own brands, or some of them
     * @param expires at most two years ahead; absent means one year
     */
    record NewTokenRequest(String name, List<String> roles, List<String> brands, Instant expires) {}

    record CreatedTokenResponse(long id, String token, Instant expires) {}

    record TokensResponse(List<ApiToken> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a token for a program",
            description = "The program sends it as `Authorization: Bearer`. It acts as you, with no more than these"
                    + " roles and brands. The token is in this response only.")
    CreatedTokenResponse create(
            @RequestBody NewTokenRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            HttpServletRequest request) {
        var me = staffMember();
        validate(body, me);
        tokens.prepare();
        var created = tokens.create(
                me.id(),
                body.name().strip(),
                List.copyOf(body.roles()),
                List.copyOf(body.brands()),
                body.expires(),
                request.getRemoteAddr(),
                key);
        return new CreatedTokenResponse(
                created.id(), created.token(), created.details().expires());
    }

    @GetMapping
    @Operation(summary = "One's own tokens", description = "Administrators see those of everybody. Newest first.")
    TokensResponse list() {
        var me = staffMember();
        return new TokensResponse(tokens.list(me.hasRole(Roles.ADMIN) ? null : me.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token", description = "It stops working at once.")
    void revoke(@PathVariable long id, HttpServletRequest request) {
        var me = staffMember();
        tokens.find(id)
                .filter(token -> token.owner().equals(me.id()) || me.hasRole(Roles.ADMIN))
                .orElseThrow(() -> UnknownEntity.of("token", Long.toString(id)));
        tokens.revoke(id);
        audit.record(AuditType.TOKEN_REVOKED, me.id(), request.getRemoteAddr(), AuditOutcome.SUCCESS);
    }

    /** A token makes no tokens: who has stolen one must not be able to keep the access. */
    private StaffMember staffMember() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication) {
            throw new AccessRefused("Tokens are made and revoked by people, not with a token.");
        }
        return directory.current();
    }

    private void validate(NewTokenRequest body, StaffMember me) {
        var errors = new ArrayList<BadInput.FieldError>();
        if (InputText.isBlank(body.name())) {
            errors.add(new BadInput.FieldError("name", "must have 1 to %d characters".formatted(MAX_NAME_LENGTH)));
        }
        errors.addAll(TextRule.line(MAX_NAME_LENGTH).errors("name", body.name()));
        requireOwn("roles", body.roles(), role -> Roles.ALL.contains(role) && me.hasRole(role), errors);
        requireOwn("brands", body.brands(), me::hasAccessTo, errors);
        var now = clock.instant();
        if (body.expires() != null
                && (!body.expires().isAfter(now) || body.expires().isAfter(now.plus(MAX_VALIDITY)))) {
            errors.add(new BadInput.FieldError(
                    "expires", "must be in the future, at most %d days ahead".formatted(MAX_VALIDITY.toDays())));
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }

    private static void requireOwn(
            String field, Collection<String> values, Predicate<String> isOwn, List<BadInput.FieldError> errors) {
        if (values == null || values.isEmpty()) {
            errors.add(new BadInput.FieldError(field, "must name at least one"));
        } else if (!values.stream().allMatch(value -> value != null && isOwn.test(value))) {
            errors.add(new BadInput.FieldError(field, "must be among your own"));
        }
    }
}
