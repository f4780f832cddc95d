package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A token that a staff user wants.
 *
 * @param roles one's own roles, or some of them
 * @param brands one's own brands, or some of them
 * @param expires at most two years ahead; absent means one year
 */
record NewTokenRequest(String name, List<String> roles, List<String> brands, Instant expires) {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Duration DEFAULT_VALIDITY = Duration.ofDays(365);
    private static final Duration MAX_VALIDITY = Duration.ofDays(731);

    String plainName() {
        return name.strip();
    }

    Instant expiresOrDefault(Instant now) {
        return expires == null ? now.plus(DEFAULT_VALIDITY) : expires;
    }

    /** Throws {@link BadInput} unless the user may have this token. */
    void validate(StaffMember owner, Instant now) {
        var errors = new ArrayList<FieldError>();
        if (InputText.isBlank(name)) {
            errors.add(new FieldError(
                    "name", "must have 1 to %d characters".formatted(MAX_NAME_LENGTH), "access.token.name.missing"));
        }
        errors.addAll(TextRule.line(MAX_NAME_LENGTH).errors("name", name));
        requireOwn("roles", roles, role -> Roles.ALL.contains(role) && owner.hasRole(role), errors);
        requireOwn("brands", brands, owner::hasAccessTo, errors);
        if (expires != null && (!expires.isAfter(now) || expires.isAfter(now.plus(MAX_VALIDITY)))) {
            errors.add(new FieldError(
                    "expires", "must be in the future, at most %d days ahead".formatted(MAX_VALIDITY.toDays())));
        }
        BadInput.throwIfAny(errors);
    }

    private static void requireOwn(
            String field, Collection<String> values, Predicate<String> isOwn, List<FieldError> errors) {
        if (values == null || values.isEmpty()) {
            errors.add(new FieldError(field, "must name at least one", "access.choose-one"));
        } else if (!values.stream().allMatch(value -> value != null && isOwn.test(value))) {
            errors.add(new FieldError(field, "must be among your own"));
        }
    }
}
