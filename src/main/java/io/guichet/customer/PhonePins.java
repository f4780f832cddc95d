package io.guichet.customer;

import com.google.re2j.Pattern;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.text.InputText;
import io.guichet.web.AttemptLimiter;
import io.guichet.web.RateLimiters;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The PINs that customers say on the phone. The brand's product supplies them; only a salted hash is stored, and staff
 * learn no more than whether what they typed is right. Wrong PINs are limited for each customer, for all staff together.
 */
@Component
@Transactional
public class PhonePins {

    /** A check counts for the calls that its user logs in this time. */
    private static final Duration COUNTS_FOR = Duration.ofHours(1);

    private static final Map<Duration, Integer> WRONG_PINS = Map.of(Duration.ofMinutes(15), 5, Duration.ofDays(1), 20);

    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");

    private final PasswordEncoder hashes = new BCryptPasswordEncoder();
    private final AttemptLimiter limiter;
    private final JdbcClient db;
    private final Clock clock;

    PhonePins(RateLimiters limiters, JdbcClient db, Clock clock) {
        this.limiter = limiters.attempts("phone-pin", WRONG_PINS);
        this.db = db;
        this.clock = clock;
    }

    /** Whether the text is a PIN: 4 to 12 digits. */
    public static boolean isPin(String text) {
        return text != null && PIN.matches(text);
    }

    /** Stores the PIN of a customer; null removes it. */
    public void set(long customer, String pin) {
        db.sql("update customer set phone_pin = :pin where id = :customer")
                .param("pin", pin == null ? null : hashes.encode(pin))
                .param("customer", customer)
                .update();
    }

    /** Whether a PIN of the customer is known. */
    @Transactional(readOnly = true)
    public boolean isKnown(long customer) {
        return hash(customer).isPresent();
    }

    /**
     * Whether the caller said the PIN of the customer.
     *
     * @param said what the caller said, as the user typed it; spaces do not count
     * @param staff id of that user
     * @throws RateLimitExceeded after too many wrong PINs; it says when the next one may be tried
     */
    @Transactional(noRollbackFor = RateLimitExceeded.class)
    public boolean check(long customer, String said, String staff) {
        var wait = limiter.tryAcquire(String.valueOf(customer));
        if (!wait.isZero()) {
            throw new RateLimitExceeded("Too many wrong PINs for this customer; try again later.", wait);
        }
        var digits = said == null ? "" : InputText.clean(said).replace(" ", "");
        var correct = isPin(digits)
                && hash(customer).filter(hash -> hashes.matches(digits, hash)).isPresent();
        if (correct) {
            limiter.release(String.valueOf(customer));
        }
        db.sql(
                        """
                        insert into phone_pin_check (customer_id, checked_by, checked_at, correct)
                        values (:customer, :staff, :now, :correct)""")
                .param("customer", customer)
                .param("staff", staff)
                .param("now", clock.instant())
                .param("correct", correct)
                .update();
        return correct;
    }

    /** The result of the user's last check of this customer within an hour; empty if there was none. */
    @Transactional(readOnly = true)
    public Optional<Boolean> lastCheck(long customer, String staff) {
        return db.sql(
                        """
                        select correct from phone_pin_check
                        where customer_id = :customer and checked_by = :staff and checked_at > :since
                        order by id desc limit 1""")
                .param("customer", customer)
                .param("staff", staff)
                .param("since", clock.instant().minus(COUNTS_FOR))
                .query(Boolean.class)
                .optional();
    }

    private Optional<String> hash(long customer) {
        return db.sql("select phone_pin from customer where id = :customer and phone_pin is not null")
                .param("customer", customer)
                .query(String.class)
                .optional();
    }
}
