package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.demo.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second factor at the sign-in: a code of an app, or a recovery code. */
@DeskTest
@Tag("h2")
class SecondFactorTest {

    private static final String PASSWORD = "blue kettle garden walk";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private String user;
    private HttpBrowser browser;
    private AuthenticatorApp app;
    private HttpResponse<String> setUp;

    @BeforeEach
    void setUpASecondFactor() {
        user = "factor" + COUNTER.incrementAndGet();
        accounts.ensureUser(user, "Fay", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of("parcels"));
        browser = browser();
        browser.signIn(user, PASSWORD);
        app = AuthenticatorApp.reads(browser.get(AuthenticatorApp.PAGE).body(), clock);
        setUp = app.setUp(browser, PASSWORD);
        pass(Duration.ofSeconds(30));
    }

    @AfterEach
    void deleteTheUser() {
        identities.deleteUser(user);
    }

    @Test
    void showsTenRecoveryCodesOnce() {
        assertThat(AuthenticatorApp.recoveryCodes(setUp.body()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> {
                    assertThat(browser.get(AuthenticatorApp.PAGE).body()).doesNotContain(code);
                    assertThat(storedTexts()).doesNotContain(code);
                });
    }

    @Test
    void drawsTheSecretAsAQrCodeOnTheServer() {
        var other = "reader" + COUNTER.incrementAndGet();
        accounts.ensureUser(other, "Rea", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of());
        var reader = browser();
        reader.signIn(other, PASSWORD);

        assertThat(reader.get(AuthenticatorApp.PAGE).body()).contains("<svg class=\"qr-code\"", "d=\"M");
        assertThat(QrCode.of("otpauth://totp/Guichet:a").path()).startsWith("M4 4h7v1H4z");
        identities.deleteUser(other);
    }

    @Test
    void theSecretIsStoredEncrypted() {
        var stored = db.sql("select second_factor_secret from staff_account where user_id = :user")
                .param("user", user)
                .query(String.class)
                .single();

        assertThat(stored).hasSizeGreaterThan(40).doesNotContain(Base32.encode(app.secret()));
    }

    @Test
    void keepsTheSessionThatSetItUpAndEndsOthers() {
        var before = signedInWithCode();
        browser.submitForm(
                AuthenticatorApp.PAGE,
                AuthenticatorApp.PAGE + "/remove",
                "password-remove=" + HttpBrowser.urlEncoded(PASSWORD));

        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
        assertThat(before.get("/desk/tickets").statusCode()).isEqualTo(302);
    }

    @Test
    void thePasswordAloneOpensNothing() {
        var other = browser();

        assertThat(location(other.signIn(user, PASSWORD))).endsWith("/sign-in/code");
        assertThat(other.get("/sign-in/code").statusCode()).isEqualTo(200);
        assertThat(other.get("/desk/tickets").statusCode()).isEqualTo(302);
        assertThat(other.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(other.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(other.get("/api/tickets").statusCode()).isEqualTo(401);
    }

    @Test
    void theCodeSignsInToDeskAndEngine() {
        var other = signedInWithCode();

        assertThat(other.get("/desk/tickets").statusCode()).isEqualTo(200);
        assertThat(other.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(other.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeWorksOnce() {
        var code = app.code();
        assertThat(location(send(code))).doesNotContain("/sign-in");

        assertThat(location(send(code))).endsWith("/sign-in/code?error");
        pass(Duration.ofSeconds(30));
        assertThat(location(send(app.code()))).doesNotContain("/sign-in");
    }

    @Test
    void theCodeOfTheSetUpIsUsedUp() {
        var used = Totp.code(app.secret(), Totp.step(clock.instant()) - 1);

        assertThat(location(send(used))).endsWith("/sign-in/code?error");
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        var code = AuthenticatorApp.recoveryCodes(setUp.body()).get(0);
        assertThat(location(send(code.toUpperCase().replace("-", " ")))).doesNotContain("/sign-in");

        assertThat(location(send(code))).endsWith("/sign-in/code?error");
    }

    @Test
    void newRecoveryCodesReplaceTheFormerOnes() {
        var former = AuthenticatorApp.recoveryCodes(setUp.body());
        var renewed = browser.submitForm(
                AuthenticatorApp.PAGE,
                AuthenticatorApp.PAGE + "/recovery-codes",
                "password-now=" + HttpBrowser.urlEncoded(PASSWORD));

        assertThat(AuthenticatorApp.recoveryCodes(renewed.body())).hasSize(10).doesNotContainAnyElementsOf(former);
        assertThat(location(send(former.get(0)))).endsWith("/sign-in/code?error");
    }

    @Test
    void thePasswordIsAskedForBeforeEachChange() {
        for (var path : new String[] {"/recovery-codes", "/remove"}) {
            assertThat(browser.submitForm(
                                    AuthenticatorApp.PAGE,
                                    AuthenticatorApp.PAGE + path,
                                    "password-now=wrong&password-remove=wrong")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(location(browser().signIn(user, PASSWORD))).endsWith("/sign-in/code");
    }

    @Test
    void wrongCodesAreDelayedLikePasswords() {
        var stranger = browser();
        stranger.signIn(user, PASSWORD);
        IntStream.range(0, 5).forEach(i -> assertThat(location(send(stranger, app.wrongCode())))
                .endsWith("/sign-in/code?error"));

        assertThat(location(send(stranger, app.code()))).endsWith("/sign-in/code?delayed=12");
    }

    /** Otherwise a thief of the password could guess without end. */
    @Test
    void theRightPasswordGivesNoCodesBack() {
        var stranger = browser();
        IntStream.range(0, 5).forEach(i -> {
            stranger.signIn(user, PASSWORD);
            send(stranger, app.wrongCode());
        });
        stranger.signIn(user, PASSWORD);

        assertThat(location(send(stranger, app.code()))).contains("delayed=");
    }

    @Test
    void aStrangersWrongCodesDelayNoKnownBrowser() {
        var stranger = browser();
        stranger.signIn(user, PASSWORD);
        IntStream.range(0, 20).forEach(i -> send(stranger, app.wrongCode()));

        browser.submitForm("/desk/account", "/sign-out", "");
        browser.signIn(user, PASSWORD);
        assertThat(location(send(browser, app.code()))).doesNotContain("/sign-in");
    }

    @Test
    void aCodeWithoutAPasswordIsNoSignIn() {
        assertThat(location(send(browser(), app.code()))).endsWith("/sign-in?expired");
    }

    @Test
    void thePasswordIsValidForTenMinutes() {
        var late = browser();
        late.signIn(user, PASSWORD);
        pass(Duration.ofMinutes(11));

        assertThat(location(send(late, app.code()))).endsWith("/sign-in?expired");
        assertThat(location(late.get("/sign-in/code"))).endsWith("/sign-in");
    }

    @Test
    void theSignInReturnsToTheRequestedPlace() {
        var other = browser();
        var token = HttpBrowser.csrfToken(other.get("/sign-in").body());
        var step = other.postForm(
                "/sign-in",
                "username=%s&password=%s&return=%s&fragment=%s&_csrf=%s"
                        .formatted(
                                user,
                                HttpBrowser.urlEncoded(PASSWORD),
                                "%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F",
                                "%23%2F%3Ftask%3D1",
                                token));

        assertThat(location(step)).endsWith("/sign-in/code?return=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F#/?task=1");
        var page = other.get("/sign-in/code?return=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
        assertThat(page.body()).contains("name=\"return\" value=\"/camunda/app/tasklist/default/\"");
        var signedIn = other.postForm(
                "/sign-in/code",
                "code=%s&return=%s&fragment=%s&_csrf=%s"
                        .formatted(
                                app.code(),
                                "%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F",
                                "%23%2F%3Ftask%3D1",
                                HttpBrowser.csrfToken(page.body())));
        assertThat(location(signedIn)).endsWith("/camunda/app/tasklist/default/#/?task=1");
    }

    @Test
    void programsNeedATokenInsteadOfThePassword() {
        var program = HttpBrowser.basicAuth(port, user, PASSWORD).from(address());
        var refused = program.get("/api/tickets");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("second factor", "token");
        assertThat(program.get("/engine-rest/version").statusCode()).isEqualTo(403);
        assertThat(HttpBrowser.basicAuth(port, user, "wrong")
                        .from(address())
                        .get("/api/tickets")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ApiClient.anonymous(port)
                        .send(
                                "GET",
                                "/api/tickets",
                                java.net.http.HttpRequest.BodyPublishers.noBody(),
                                Map.of("Authorization", "Bearer " + token()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorResetsALostSecondFactor() {
        var admin = HttpBrowser.signedIn(port, "admin");

        assertThat(admin.get("/desk/users/" + user + "?lang=en").body()).contains("Reset the second factor");
        admin.submitForm("/desk/users/" + user, "/desk/users/" + user + "/actions", "action=RESET_SECOND_FACTOR");

        assertThat(location(browser().signIn(user, PASSWORD))).doesNotContain("/sign-in");
        assertThat(ApiClient.as("admin", port)
                        .get("/api/audit?type=SECOND_FACTOR_RESET&user=" + user)
                        .body()
                        .path("items")
                        .path(0)
                        .path("user")
                        .asText())
                .isEqualTo("admin");
    }

    @Test
    void aNewUserOfTheSameNameStartsAnew() {
        var token = token();
        identities.deleteUser(user);
        accounts.ensureUser(user, "Fay", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of("parcels"));

        assertThat(location(browser().signIn(user, PASSWORD))).doesNotContain("/sign-in");
        assertThat(ApiClient.anonymous(port)
                        .send(
                                "GET",
                                "/api/tickets",
                                java.net.http.HttpRequest.BodyPublishers.noBody(),
                                Map.of("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theAuditTellsFailedCodes() {
        var stranger = browser();
        stranger.signIn(user, PASSWORD);
        send(stranger, app.wrongCode());
        signedInWithCode();

        assertThat(ApiClient.as("admin", port)
                        .get("/api/audit?type=SIGN_IN&user=" + user)
                        .body()
                        .path("items"))
                .extracting(entry -> entry.path("outcome").asText() + " "
                        + entry.path("detail").asText())
                .startsWith("SUCCESS second factor", "FAILURE second factor", "SUCCESS null");
    }

    private String token() {
        var page =
                browser.submitForm("/desk/account", "/desk/account/tokens", "name=program&roles=agent&brands=parcels");
        var found = java.util.regex.Pattern.compile("guichet_[A-Za-z0-9_-]+").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private HttpBrowser signedInWithCode() {
        var other = browser();
        other.signIn(user, PASSWORD);
        assertThat(location(send(other, app.code()))).doesNotContain("/sign-in");
        pass(Duration.ofSeconds(30));
        return other;
    }

    /** Enters the password in a new browser, then this code. */
    private HttpResponse<String> send(String code) {
        var other = browser();
        other.signIn(user, PASSWORD);
        return send(other, code);
    }

    private static HttpResponse<String> send(HttpBrowser sender, String code) {
        return sender.submitForm("/sign-in", "/sign-in/code", "code=" + HttpBrowser.urlEncoded(code));
    }

    private String storedTexts() {
        return db.sql("select digest from recovery_code")
                .query(String.class)
                .list()
                .toString();
    }

    private HttpBrowser browser() {
        return HttpBrowser.withAddress(port, address());
    }

    private static String address() {
        var number = COUNTER.incrementAndGet();
        return "192.0.%d.%d".formatted(2 + number / 250, 1 + number % 250);
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("none, status " + response.statusCode());
    }
}
