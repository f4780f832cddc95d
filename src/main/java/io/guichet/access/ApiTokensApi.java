package io.guichet.access;

import io.guichet.problem.AccessRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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

    private final ApiTokens tokens;
    private final StaffDirectory directory;

    ApiTokensApi(ApiTokens tokens, StaffDirectory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    record CreatedTokenResponse(long id, String token, Instant expires) {}

    record TokensResponse(List<ApiToken> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a token for a program",
            description = "The program sends it as `Authorization: Bearer`. It acts as you, with no more than these"
                    + " roles and brands. The token is in this response only.")
    CreatedTokenResponse create(
            @RequestBody NewTokenRequest body, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var me = staffMember();
        tokens.prepare();
        var created = tokens.create(body, me, key);
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
    void revoke(@PathVariable long id) {
        tokens.revoke(id, staffMember());
    }

    /** A token makes no tokens: who has stolen one must not be able to keep the access. */
    private StaffMember staffMember() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication) {
            throw new AccessRefused("Tokens are made and revoked by people, not with a token.");
        }
        return directory.current();
    }
}
