package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.Customers;
import io.guichet.customer.HandOverKeys;
import io.guichet.intake.Questions;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The brand's product hands a person over with a signed token. */
@DeskTest
@Tag("h2")
class HandOverTest {

    private static final String KEY_ID = "2026-11";
    private static final byte[] SECRET =
            "a secret of the whiteboard, 32 bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OLD_SECRET =
            "the secret before, which is 32 bytes as well".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ZOOM_SECRET =
            "a secret of the meetings, 32 bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Object> STUDIO =
            Map.of("id", "studio-7", "name", "Studio 7", "plan", "business", "addOn", "premium-support");

    @LocalServerPort
    private int port;

    @Autowired
    private HandOverKeys keys;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams teams;

    @Autowired
    private Questions questions;

    @Autowired
    private Desk desk;

    @Autowired
    private Clock clock;

    private final String email = "handed-" + UUID.randomUUID() + "@example.org";

    private Visitor visitor;

    @BeforeEach
    void addsKeys() {
        keys.add("miro", KEY_ID, SECRET);
        keys.add("miro", "2026-10", OLD_SECRET);
        keys.add("zoom", KEY_ID, ZOOM_SECRET);
        visitor = new Visitor(port, "en");
    }

    @Test
    void signsInWithTeamAndOrigin() throws JOSEException {
        var page = comesWith(signed(claims -> claims.claim("team", STUDIO).claim("origin", "dashboard")));

        assertThat(visitor.location()).isEqualTo("/miro?severity=urgent");
        assertThat(page).doesNotContain("is not valid");
        visitor.submits("/miro", Map.of("text", "My board does not load."));
        assertThat(visitor.page()).contains("With the plan of your team Studio 7: Business.", "within 1 h");
        var number = visitor.location().substring(visitor.location().lastIndexOf('/') + 1);
        assertThat(questions.find(number).orElseThrow().attributes().values())
                .containsEntry("origin", "dashboard")
                .containsEntry("customerTeam", "studio-7")
                .containsEntry("signedIn", true);
        var customer = customers.find("miro", email).orElseThrow();
        assertThat(customer.name()).isEqualTo("Ada");
        assertThat(teams.of(customer.id())).extracting("plan").containsExactly("business");
        assertThat(visitor.opens("/miro/requests")).contains("Signed in as Ada");
    }

    @Test
    void aTeamWithoutPlanCountsOnlyIfItIsOfRecord() throws JOSEException {
        comesWith(signed(claims -> claims.claim("team", Map.of("id", "unknown-team"))));

        visitor.submits("/miro", Map.of("text", "My board does not load."));

        assertThat(visitor.page()).contains("The community helps everybody").doesNotContain("With the plan of");
    }

    @Test
    void theOldKeyIsValidDuringRotation() throws JOSEException {
        comesWith(signed("2026-10", OLD_SECRET, claims -> {}));

        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void aTokenCountsOnce() throws JOSEException {
        var token = signed(claims -> {});
        comesWith(token);
        assertThat(isSignedIn()).isTrue();
        visitor = new Visitor(port, "en");

        assertThat(comesWith(token)).contains("The link from Miro was already used.");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void anExpiredTokenIsRefusedAfterTheClockSkew() throws JOSEException {
        var late = signed(claims -> {});
        var later = signed(claims -> {});
        desk.advancesTime(Duration.ofMinutes(4).plusSeconds(29));
        comesWith(late);
        assertThat(isSignedIn()).isTrue();
        visitor = new Visitor(port, "fr");
        desk.advancesTime(Duration.ofSeconds(1));

        assertThat(comesWith(later)).contains("a expiré", "name=\"text\"");
        assertThat(isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "rsa",
                "hs384",
                "other brand's key",
                "other audience",
                "two audiences",
                "unknown key",
                "no key id",
                "no jti",
                "no exp",
                "no iat",
                "too long",
                "future",
                "no address",
                "unknown plan",
                "name of two lines",
                "team as text",
                "changed",
                "garbage",
            })
    void refuses(String fault) throws Exception {
        assertThat(comesWith(faulty(fault))).contains("The link from Miro is not valid", "name=\"text\"");

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(isSignedIn()).isFalse();
        assertThat(customers.find("miro", email)).isEmpty();
    }

    @Test
    void theTokenStaysInNoHistoryAndNoCache() throws JOSEException {
        var browser = HttpBrowser.withAddress(port, "192.0.2.201");

        var answer = browser.get("/miro?customerTeam=x&jwt=" + signed(claims -> {}));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/miro/hand-over");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    /** Somebody else may have placed the link before the visitor, to read what they then write. */
    @Test
    void nobodyIsSignedInWithoutTheirAnswer() throws JOSEException {
        var page = opens(signed(claims -> claims.claim("team", STUDIO)));

        assertThat(page)
                .contains("Is this you?", "Ada", email, "Studio 7</span> (Business)", "Go on without signing in");
        assertThat(isSignedIn()).isFalse();
        assertThat(customers.find("miro", email)).isEmpty();
        assertThat(visitor.opens("/miro?severity=urgent")).contains("name=\"text\"");
    }

    @Test
    void anotherCustomerStaysSignedInWithoutTheirAnswer() throws JOSEException {
        comesWith(signed(claims -> {}));
        var other = "other-" + email;

        var page = opens(signed(claims -> claims.claim("email", other)));

        assertThat(page)
                .contains("Is this you?", "You are signed in as " + email, "Stay signed in as " + email)
                .contains("Continue as " + other);
        assertThat(visitor.opens("/miro/profile")).contains(email).doesNotContain(other);
        assertThat(customers.find("miro", other)).isEmpty();
        visitor.opens("/miro/hand-over");
        visitor.submits("/miro/hand-over", Map.of());
        assertThat(visitor.opens("/miro/profile")).contains(other);
    }

    @Test
    void theSameCustomerIsNotAskedAgain() throws JOSEException {
        comesWith(signed(claims -> {}));

        opens(signed(claims -> claims.claim("team", STUDIO)));

        assertThat(visitor.location()).isEqualTo("/miro?severity=urgent");
        visitor.submits("/miro", Map.of("text", "My board does not load."));
        assertThat(visitor.page()).contains("With the plan of your team Studio 7: Business.");
    }

    /** The visitor has read the name of the first one. */
    @Test
    void anAnswerCountsForTheHandOverOfItsPageOnly() throws JOSEException {
        opens(signed(claims -> {}));
        var answer = visitor.encodedForm("/miro/hand-over", Map.of());
        opens(signed(claims -> claims.claim("email", "other-" + email)));

        visitor.post("/miro/hand-over", answer);

        assertThat(visitor.followsRedirects()).contains("Is this you?", "other-" + email);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aLateAnswerSignsNobodyIn() throws JOSEException {
        opens(signed(claims -> {}));
        var answer = visitor.encodedForm("/miro/hand-over", Map.of());
        desk.advancesTime(Duration.ofMinutes(15));

        visitor.post("/miro/hand-over", answer);

        assertThat(visitor.followsRedirects()).contains("The link from Miro has expired.");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aLaterSignInForgetsTheTeamOfTheProduct() throws JOSEException {
        comesWith(signed(claims -> claims.claim("team", STUDIO).claim("origin", "dashboard")));

        visitor.signsIn("miro", email);
        var number = visitor.asks("miro", "My board does not load.");

        assertThat(questions.find(number).orElseThrow().attributes().values())
                .containsEntry("signedIn", true)
                .doesNotContainKeys("origin", "customerTeam");
    }

    private String faulty(String fault) throws JOSEException, NoSuchAlgorithmException {
        return switch (fault) {
            case "none" -> new PlainJWT(claims().build()).serialize();
            case "rsa" -> rsa();
            case "hs384" -> serialize(JWSAlgorithm.HS384, KEY_ID, new MACSigner(long48()), claims());
            case "other brand's key" -> signed(KEY_ID, ZOOM_SECRET, claims -> {});
            case "other audience" -> signed(claims -> claims.audience("zoom"));
            case "two audiences" -> signed(claims -> claims.audience(List.of("miro", "zoom")));
            case "unknown key" -> signed("2025-01", SECRET, claims -> {});
            case "no key id" -> signed(null, SECRET, claims -> {});
            case "no jti" -> signed(claims -> claims.jwtID(null));
            case "no exp" -> signed(claims -> claims.expirationTime(null));
            case "no iat" -> signed(claims -> claims.issueTime(null));
            case "too long" -> signed(claims -> claims.expirationTime(at(Duration.ofHours(1))));
            case "future" -> signed(claims -> claims.issueTime(at(Duration.ofMinutes(2))));
            case "no address" -> signed(claims -> claims.claim("email", "ada at home"));
            case "unknown plan" -> signed(claims -> claims.claim("team", Map.of("id", "t", "plan", "gold")));
            case "name of two lines" -> signed(claims -> claims.claim("name", "Ada\nBcc: all"));
            case "team as text" -> signed(claims -> claims.claim("team", "studio-7"));
            case "changed" -> {
                var parts = signed(claims -> {}).split("\\.");
                var others =
                        signed(claims -> claims.claim("email", "x" + email)).split("\\.");
                yield parts[0] + "." + others[1] + "." + parts[2];
            }
            default -> "not.a.token";
        };
    }

    /** Signed with a key of its own, whose kind the header chooses. */
    private String rsa() throws JOSEException, NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return serialize(
                JWSAlgorithm.RS256,
                KEY_ID,
                new RSASSASigner(generator.generateKeyPair().getPrivate()),
                claims());
    }

    private static byte[] long48() {
        return (new String(SECRET, StandardCharsets.UTF_8) + " and more").getBytes(StandardCharsets.UTF_8);
    }

    /** Opens the product's link and, if asked, says that it is them. */
    private String comesWith(String token) {
        opens(token);
        return visitor.location().equals("/miro/hand-over")
                ? visitor.submits("/miro/hand-over", Map.of())
                : visitor.page();
    }

    private String opens(String token) {
        visitor.opens("/miro?severity=urgent&jwt=" + token);
        return visitor.followsRedirects();
    }

    private boolean isSignedIn() {
        visitor.opens("/miro/profile");
        return visitor.status() == 200;
    }

    private String signed(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(KEY_ID, SECRET, change);
    }

    private String signed(String key, byte[] secret, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = claims();
        change.accept(claims);
        return serialize(JWSAlgorithm.HS256, key, new MACSigner(secret), claims);
    }

    private static String serialize(JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .audience("miro")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofMinutes(4)))
                .claim("email", email)
                .claim("name", "Ada");
    }

    private Date at(Duration later) {
        return Date.from(Instant.ofEpochSecond(clock.instant().getEpochSecond()).plus(later));
    }
}
