package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an administrator enters about a staff user.
 *
 * @param language language of e-mails to the user
 */
record UserRequest(
        String id,
        String name,
        String email,
        String language,
        Set<String> roles,
        Set<String> teams,
        Set<String> brands) {

    private static final int MAX_ID_LENGTH = 40;
    /** Its address would be that user's. */
    private static final String PAGE_OF_NEW_USERS = "new";

    private static final Set<String> LANGUAGES = Set.of("en", "fr");

    UserRequest {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        brands = Set.copyOf(brands);
    }

    /** @param known all roles, teams and brands that there are */
    List<FieldError> errors(Set<String> known) {
        var errors = new ArrayList<FieldError>();
        if (!isId(id)) {
            errors.add(new FieldError(
                    "id",
                    "must have 1 to %d characters: a to z, digits, hyphens".formatted(MAX_ID_LENGTH),
                    "access.user.id.invalid",
                    MAX_ID_LENGTH));
        }
        if (InputText.isBlank(name)) {
            errors.add(new FieldError("name", "must not be empty", "access.user.name.missing"));
        }
        errors.addAll(TextRule.NAME.errors("name", name));
        if (EmailAddress.canonical(email).isEmpty()) {
            errors.add(new FieldError("email", "is no e-mail address", "access.user.email.invalid"));
        }
        if (!LANGUAGES.contains(language)) {
            errors.add(new FieldError("language", "must be one of " + LANGUAGES));
        }
        if (roles.isEmpty()) {
            errors.add(new FieldError("roles", "must name at least one", "access.choose-one"));
        }
        requireKnown("roles", roles, known, errors);
        requireKnown("teams", teams, known, errors);
        requireKnown("brands", brands, known, errors);
        return errors;
    }

    private static void requireKnown(String field, Set<String> values, Set<String> known, List<FieldError> errors) {
        if (!known.containsAll(values)) {
            errors.add(new FieldError(field, "names something unknown"));
        }
    }

    private static boolean isId(String id) {
        return id != null
                && !id.isEmpty()
                && !id.equals(PAGE_OF_NEW_USERS)
                && id.length() <= MAX_ID_LENGTH
                && id.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c));
    }

    /** Throws {@link BadInput}, naming every invalid field. */
    void validate(Set<String> known) {
        BadInput.throwIfAny(errors(known));
    }
}
