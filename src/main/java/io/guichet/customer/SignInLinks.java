package io.guichet.customer;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.text.Digests;
import io.guichet.text.EmailAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passwordless sign-in by links in e-mails. A link is valid once and for 15 minutes. Any address may ask for one: the use of
 * the link registers a new customer, and until then nothing but the link is stored.
 */
@Component
@Transactional
public class SignInLinks {

    /** Validity of a link. */
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    /** Number of links of one address by window. */
    private static final Map<Duration, Integer> MAX_LINKS = Map.of(VALIDITY, 3, Duration.ofDays(1), 10);

    private static final int TOKEN_BYTES = 24;

    private final JdbcClient db;
    private final Customers customers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInLinks(JdbcClient db, Customers customers, Clock clock) {
        this.db = db;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * A link to be sent.
     *
     * @param recipient address of the e-mail
     * @param language language of the e-mail: the customer's, or the given one
     */
    public record IssuedLink(String token, String recipient, String language) {}

    /**
     * Creates a link, for a customer's address as for an unknown one.
     *
     * @param language for an address that is no customer's yet
     * @return empty if the address has already asked for as many as it may
     */
    public Optional<IssuedLink> issue(Brand brand, String email, String language) {
        var address = canonical(email);
        var known = customers.find(brand.id(), address);
        if (isExhausted(brand, address)) {
            return Optional.empty();
        }
        var link = new IssuedLink(
                newToken(),
                known.map(Customer::email).filter(own -> isSame(own, address)).orElse(address),
                known.map(Customer::language).orElse(brand.languageFor(language)));
        insert(brand, link.token(), known.map(Customer::id).orElse(null), address, link.language(), LinkUse.SIGN_IN);
        return Optional.of(link);
    }

    /**
     * Creates a link by which the customer adds the address to their account.
     *
     * @return empty if the address has already asked for as many as it may
     */
    public Optional<IssuedLink> issueForAddress(Brand brand, Customer customer, String email) {
        var address = canonical(email);
        if (isExhausted(brand, address)) {
            return Optional.empty();
        }
        var link = new IssuedLink(newToken(), address, customer.language());
        insert(brand, link.token(), customer.id(), address, link.language(), LinkUse.ADD_ADDRESS);
        return Optional.of(link);
    }

    /** The address of such a link; empty if it is used, expired or another customer's. */
    public Optional<String> addressOf(Brand brand, Customer customer, String token) {
        return find(brand, token, LinkUse.ADD_ADDRESS)
                .filter(link -> link.customer() == customer.id())
                .map(StoredLink::email);
    }

    /** Uses such a link and returns its address. */
    public Optional<String> redeemAddress(Brand brand, Customer customer, String token) {
        return addressOf(brand, customer, token).filter(address -> use(token));
    }

    private boolean isExhausted(Brand brand, String address) {
        return MAX_LINKS.entrySet().stream()
                .anyMatch(window -> db.sql(
                                        """
                                        select count(*) from sign_in_link
                                        where brand = :brand and email = :email and requested_at > :since""")
                                .param("brand", brand.id())
                                .param("email", address)
                                .param("since", clock.instant().minus(window.getKey()))
                                .query(Integer.class)
                                .single()
                        >= window.getValue());
    }

    private void insert(Brand brand, String token, Long customer, String address, String language, LinkUse use) {
        var now = clock.instant();
        db.sql(
                        """
                        insert into sign_in_link (token_hash, customer_id, brand, email, language, purpose, requested_at, expires_at)
                        values (:hash, :customer, :brand, :email, :language, :purpose, :now, :end)""")
                .param("hash", Digests.sha256(token))
                .param("customer", customer)
                .param("brand", brand.id())
                .param("email", address)
                .param("language", language)
                .param("purpose", use == LinkUse.SIGN_IN ? null : use.name())
                .param("now", now)
                .param("end", now.plus(VALIDITY))
                .update();
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the link is valid; does not use it, because mail programs prefetch links. */
    public boolean isValid(Brand brand, String token) {
        return find(brand, token, LinkUse.SIGN_IN).isPresent();
    }

    /**
     * Uses the link, and registers a new customer.
     *
     * @return the customer's id; empty if the token is used, expired or not of that brand
     */
    public Optional<Long> redeem(Brand brand, String token) {
        return find(brand, token, LinkUse.SIGN_IN)
                .filter(link -> use(token))
                .map(link -> link.email() == null
                        ? link.customer()
                        : customers
                                .findOrCreate(brand, link.email(), null, link.newCustomersLanguage())
                                .id());
    }

    private boolean use(String token) {
        return db.sql("update sign_in_link set used_at = :now where token_hash = :hash and used_at is null")
                        .param("now", clock.instant())
                        .param("hash", Digests.sha256(token))
                        .update()
                == 1;
    }

    /** A link of an earlier release has a customer only. */
    private Optional<StoredLink> find(Brand brand, String token, LinkUse use) {
        return db.sql(
                        """
                        select l.customer_id, l.email, l.language from sign_in_link l left join customer c on c.id = l.customer_id
                        where l.token_hash = :hash and coalesce(l.brand, c.brand) = :brand and l.used_at is null
                          and l.expires_at > :now and coalesce(l.purpose, 'SIGN_IN') = :purpose""")
                .param("hash", Digests.sha256(token))
                .param("brand", brand.id())
                .param("now", clock.instant())
                .param("purpose", use.name())
                .query((row, index) -> new StoredLink(
                        row.getObject("customer_id", Long.class), row.getString("email"), row.getString("language")))
                .optional();
    }

    private record StoredLink(Long customer, String email, String language) {

        /** The language of a customer who is known stays. */
        String newCustomersLanguage() {
            return customer == null ? language : null;
        }
    }

    private enum LinkUse {
        SIGN_IN,
        ADD_ADDRESS
    }

    private static boolean isSame(String email, String canonical) {
        return EmailAddress.canonical(email).filter(canonical::equals).isPresent();
    }

    private static String canonical(String email) {
        return EmailAddress.canonical(email)
                .orElseThrow(() -> new BadInput("email", "must be an e-mail address, like name@example.org"));
    }
}
