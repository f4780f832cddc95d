package io.guichet.portal;

import io.guichet.brand.Brand;
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
    private final CustomerCommands customerCommands;
    private final CustomerAuthentication customerAuthentication;
    private final MessageSource messages;

    HandOverSignIn(
            HandOvers handOvers,
            CustomerCommands customerCommands,
            CustomerAuthentication customerAuthentication,
            MessageSource messages) {
        this.handOvers = handOvers;
        this.customerCommands = customerCommands;
        this.customerAuthentication = customerAuthentication;
        this.messages = messages;
    }

    /** Signs in, or returns what the page tells the visitor, who stays who they were. */
    Optional<String> signIn(Brand brand, String token, HttpServletRequest request, Locale locale) {
        try {
            var handOver = handOvers.accept(brand, token);
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
}
