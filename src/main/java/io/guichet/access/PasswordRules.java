package io.guichet.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.springframework.stereotype.Component;

/**
 * The rule for passwords of staff (NIST SP 800-63B): 12 characters or more, not easy to guess, also for who knows the user's name.
 * The engine asks it whenever a password is set, whichever page, call or start sets it.
 */
@Component
class PasswordRules implements PasswordPolicy {

    static final int MIN_LENGTH = 12;

    private final List<PasswordPolicyRule> rules =
            List.of(new PasswordPolicyLengthRuleImpl(MIN_LENGTH), new HardToGuess());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** Whether the user may have this password. */
    boolean accept(String password, User user) {
        return rules.stream().allMatch(rule -> rule.execute(password, user));
    }

    /** Refuses the demo run's passwords, and common passwords and names with the lists of zxcvbn, and repeated or neighbouring characters. */
    private static final class HardToGuess implements PasswordPolicyRule {

        /** On zxcvbn's scale from 0 to 4: more than 100 million guesses. */
        private static final int MIN_SCORE = 3;

        /** The measurement takes time that grows with the length. */
        private static final int MEASURED_LENGTH = 64;

        private final Zxcvbn meter = new Zxcvbn();

        /** The engine's pages show it, since they have no text of that name. */
        @Override
        public String getPlaceholder() {
            return "No common password, no simple pattern";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            var measured = password.substring(0, Math.min(password.length(), MEASURED_LENGTH));
            return !measured.isEmpty()
                    && !DemoSettings.isDemoUser(password)
                    && meter.measure(measured, names(user)).getScore() >= MIN_SCORE;
        }

        /** The user's own words, each of which is guessed first. */
        private static List<String> names(User user) {
            return user == null
                    ? List.of()
                    : Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                            .filter(Objects::nonNull)
                            .flatMap(name ->
                                    Stream.of(name.toLowerCase(Locale.ROOT).split(" ")))
                            .filter(name -> !name.isEmpty())
                            .toList();
        }
    }
}
