package io.guichet.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guichet.customer.HandOverKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Plays the whiteboard's part in the demo run: its button "Contact support", which signs a hand-over with a key of this run
 * ({@code docs/hand-over.md}).
 */
@Controller
@RequestMapping("/demo/hand-over")
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class HandOverPage {

    private static final String BRAND = "miro";
    private static final String KEY_ID = "demo";
    private static final Duration VALIDITY = Duration.ofMinutes(2);
    private static final Map<String, Object> FRIENDS = Map.of("id", "friends", "name", "Friends", "plan", "free");
    private static final Map<String, Object> STUDIO =
            Map.of("id", "studio-7", "name", "Studio 7", "plan", "business", "addOn", "premium-support");

    private static final List<ProductButton> BUTTONS = List.of(
            new ProductButton("Mina Berger", "mina.berger@example.org", STUDIO),
            new ProductButton("Mina Berger", "mina.berger@example.org", FRIENDS),
            new ProductButton("Theo Lind", "theo.lind@example.org", FRIENDS));

    private final byte[] secret = new byte[32];
    private final Clock clock;

    HandOverPage(HandOverKeys keys, Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
        keys.add(BRAND, KEY_ID, secret);
    }

    /**
     * A person in front of the product's button.
     *
     * @param team the team whose dashboard they look at, as in the claim {@code team}
     */
    record ProductButton(String name, String email, Map<String, Object> team) {}

    @GetMapping
    String show(Model model) {
        model.addAttribute("buttons", BUTTONS);
        return "demo/hand-over";
    }

    /** Sends the browser to the brand's page as the product does; a new token each time. */
    @GetMapping("/open")
    String open(@RequestParam(defaultValue = "0") int button) throws JOSEException {
        return "redirect:/%s?jwt=%s".formatted(BRAND, sign(BUTTONS.get(Math.floorMod(button, BUTTONS.size()))));
    }

    private String sign(ProductButton button) throws JOSEException {
        var now = clock.instant();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY_ID).build(),
                new JWTClaimsSet.Builder()
                        .audience(BRAND)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALIDITY)))
                        .claim("email", button.email())
                        .claim("name", button.name())
                        .claim("team", button.team())
                        .claim("origin", "dashboard")
                        .build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
