package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.HandOverRefused;
import io.guichet.customer.HandOvers;
import io.guichet.customer.VerificationMethod;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Signs the person in whom the brand's product hands over. */
@Component
class HandOverSignIn {

    private final HandOvers handOvers;
    private final Customers customers;
    private final CustomerCommands customerCommands;
    private final CustomerAuthentication customerAuthentication;
    private final MessageSource messages;

    HandOverSignIn(
            HandOvers handOvers,
            Customers customers,
            CustomerCommands customerCommands,
            CustomerAuthentication customerAuthentication,
            MessageSource messages) {
        this.handOvers = handOvers;
        this.customers = customers;
        this.customerCommands = customerCommands;
        this.customerAuthentication = customerAuthentication;
        this.messages = messages;
    }

    /**
     * Signs in, or returns what the page tells the visitor, who stays who they were. A link never replaces another customer
     * who is signed in: it may come from somebody else.
     */
    Optional<String> signIn(Brand brand, String token, HttpServletRequest request, Locale locale) {
        try {
            var handOver = handOvers.accept(brand, token);
            var signedIn = customerAuthentication.find(brand, request.getSession());
            if (signedIn.filter(me -> !isAddressOf(brand, me, handOver.email())).isPresent()) {
                return Optional.of(messages.getMessage(
                        "portal.hand-over.other-customer",
                        new Object[] {signedIn.get().email()},
                        locale));
            }
            var customer = customerCommands.register(brand, handOver, locale.getLanguage());
            customerAuthentication.signIn(brand, customer, VerificationMethod.JWT, request);
            var team = handOver.team() == null ? null : handOver.team().id();
            VisitorSession.setProductContext(request.getSession(), brand, new ProductContext(team, handOver.origin()));
            return Optional.empty();
        } catch (HandOverRefused refused) {
            var name = brand.name().in(locale.getLanguage());
            return Optional.of(
                    messages.getMessage("portal.hand-over." + refused.reason(), new Object[] {name}, locale));
        }
    }

    private boolean isAddressOf(Brand brand, Customer customer, String email) {
        return customers
                .find(brand.id(), email)
                .filter(found -> found.id() == customer.id())
                .isPresent();
    }
}
