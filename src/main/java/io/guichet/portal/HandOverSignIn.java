package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customers;
import io.guichet.customer.HandOver;
import io.guichet.customer.HandOverRefused;
import io.guichet.customer.HandOverRefused.Reason;
import io.guichet.customer.HandOvers;
import io.guichet.customer.VerificationMethod;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Signs the person in whom the brand's product hands over. The link may come from somebody else, who would then read what
 * this visitor writes: everybody but the customer who is signed in already is asked first.
 */
@Component
class HandOverSignIn {

    /** How long the question waits for its answer. */
    private static final Duration ANSWER_TIME = Duration.ofMinutes(15);

    private final HandOvers handOvers;
    private final Customers customers;
    private final CustomerCommands customerCommands;
    private final CustomerAuthentication customerAuthentication;
    private final MessageSource messages;
    private final Clock clock;

    HandOverSignIn(
            HandOvers handOvers,
            Customers customers,
            CustomerCommands customerCommands,
            CustomerAuthentication customerAuthentication,
            MessageSource messages,
            Clock clock) {
        this.handOvers = handOvers;
        this.customers = customers;
        this.customerCommands = customerCommands;
        this.customerAuthentication = customerAuthentication;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The page that the browser opens next.
     *
     * @param notice what it tells the visitor, or null
     */
    record NextPage(String path, String notice) {}

    /** Uses the token of a link to that page. */
    NextPage open(Brand brand, String token, String page, HttpServletRequest request, Locale locale) {
        try {
            var handOver = handOvers.accept(brand, token);
            if (isSignedIn(brand, handOver, request)) {
                signIn(brand, handOver, request, locale);
                return new NextPage(page, null);
            }
            VisitorSession.setPendingHandOver(
                    request.getSession(),
                    brand,
                    new PendingHandOver(
                            UUID.randomUUID().toString(),
                            handOver,
                            page,
                            clock.instant().plus(ANSWER_TIME)));
            return new NextPage(HandOverConfirmationPage.path(brand), null);
        } catch (HandOverRefused refused) {
            return new NextPage(page, notice(brand, refused.reason(), locale));
        }
    }

    /** The hand-over about which the visitor is asked. */
    Optional<PendingHandOver> pending(Brand brand, HttpSession session) {
        return VisitorSession.pendingHandOver(session, brand)
                .filter(pending -> pending.end().isAfter(clock.instant()));
    }

    /** Signs in as this visitor has answered. */
    void confirm(Brand brand, PendingHandOver pending, HttpServletRequest request, Locale locale) {
        signIn(brand, pending.handOver(), request, locale);
        VisitorSession.clearPendingHandOver(request.getSession(), brand);
    }

    String notice(Brand brand, Reason reason, Locale locale) {
        var name = brand.name().in(locale.getLanguage());
        return messages.getMessage("portal.hand-over." + reason, new Object[] {name}, locale);
    }

    private void signIn(Brand brand, HandOver handOver, HttpServletRequest request, Locale locale) {
        var customer = customerCommands.register(brand, handOver, locale.getLanguage());
        customerAuthentication.signIn(brand, customer, VerificationMethod.JWT, request);
        var team = handOver.team() == null ? null : handOver.team().id();
        VisitorSession.setProductContext(request.getSession(), brand, new ProductContext(team, handOver.origin()));
    }

    private boolean isSignedIn(Brand brand, HandOver handOver, HttpServletRequest request) {
        var signedIn = customerAuthentication.find(brand, request.getSession());
        return signedIn.isPresent()
                && customers
                        .find(brand.id(), handOver.email())
                        .filter(found -> found.id() == signedIn.get().id())
                        .isPresent();
    }
}
