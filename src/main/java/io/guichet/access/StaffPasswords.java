package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.web.RetryableTransaction;
import io.guichet.web.TimeFormatter;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Asks for and sets the passwords of staff on pages of the desk. */
@Component
class StaffPasswords {

    private final IdentityService identities;
    private final PasswordRules rules;
    private final PasswordLinks links;
    private final StaffDirectory directory;
    private final SignInLimits limits;
    private final TimeFormatter timeFormatter;

    StaffPasswords(
            IdentityService identities,
            PasswordRules rules,
            PasswordLinks links,
            StaffDirectory directory,
            SignInLimits limits,
            TimeFormatter timeFormatter) {
        this.identities = identities;
        this.rules = rules;
        this.links = links;
        this.directory = directory;
        this.limits = limits;
        this.timeFormatter = timeFormatter;
    }

    /**
     * A user enters the own password again before a change that an unattended session must not allow.
     *
     * @throws BadInput for a wrong one, or after too many wrong ones
     */
    void requireOwn(String field, String user, String password) {
        try {
            var attempt = limits.beginPasswordChange(user);
            if (password == null || !identities.checkPassword(user, password)) {
                throw new BadInput(List.of(new FieldError(field, "is wrong", "access.password.wrong")));
            }
            attempt.succeed();
        } catch (SignInDelayed delayed) {
            var wait = timeFormatter.exactDuration(Duration.ofSeconds(delayed.seconds()));
            throw new BadInput(List.of(new FieldError(
                    field, "was wrong too often; try again in " + wait, "access.password.delayed", wait)));
        }
    }

    /** Throws {@link BadInput} for a password that the rules refuse; other sessions and open links end. */
    @RetryableTransaction
    public void change(String field, String id, String password) {
        var user = identities.createUserQuery().userId(id).singleResult();
        requireAllowed(field, password, user);
        user.setPassword(password);
        identities.saveUser(user);
        directory.refreshAfterCommit();
    }

    /** The same with the link of an e-mail, which is used up. Throws {@link UnknownEntity} for one that is not valid. */
    @RetryableTransaction
    public String setByLink(String field, String token, String password) {
        var user = links.find(token)
                .filter(found -> links.redeem(token))
                .orElseThrow(() -> new UnknownEntity("The link is used or too old."));
        change(field, user.id(), password);
        return user.id();
    }

    private void requireAllowed(String field, String password, User user) {
        if (password == null || !rules.accept(password, user)) {
            throw new BadInput(List.of(new FieldError(
                    field,
                    "must have at least %d characters, and be hard to guess".formatted(PasswordRules.MIN_LENGTH),
                    "access.password.refused",
                    PasswordRules.MIN_LENGTH)));
        }
    }
}
