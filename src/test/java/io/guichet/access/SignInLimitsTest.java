package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.demo.SettableClock;
import io.guichet.text.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@Tag("h2")
class SignInLimitsTest {

    private static final String PASSWORD = "blue kettle garden walk";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identities;

    @Autowired
    SettableClock clock;

    private String user;

    @BeforeEach
    void createUser() {
        user = "limited" + COUNTER.incrementAndGet();
        accounts.ensureUser(user, "Limited", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of("parcels"));
    }

    @AfterEach
    void deleteUser() {
        identities.deleteUser(user);
    }

    @Test
    void aStrangerNeverShutsOutTheRightPassword() {
        var known = browserAt("192.0.2.1");
        assertThat(isSignedIn(known.signIn(user, PASSWORD))).isTrue();

        var stranger = browserAt("198.51.100.7");
        IntStream.range(0, 133).forEach(i -> stranger.signIn(user, "guess " + i));

        assertThat(isSignedIn(known.signIn(user, PASSWORD))).isTrue();
        assertThat(isSignedIn(browserAt("192.0.2.2").signIn(user, PASSWORD))).isTrue();
        assertThat(identities.createUserQuery().userId(user).singleResult()).isNotNull();
    }

    @Test
    void simultaneousFirstRequestsOfAProgramAreAllAnswered() {
        identities.deleteUser(user);
        accounts.ensureDemoUser(user, "Limited", Set.of(Roles.AGENT), Set.of(), Set.of("parcels"));
        var program = ApiClient.as(user, port);

        var statuses = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> program.get("/api/tickets?limit=1").status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void aKnownBrowserIsNotDelayedByItsOwnNetwork() {
        var known = browserAt("192.0.2.11");
        known.signIn(user, PASSWORD);
        var neighbour = browserAt("192.0.2.11");
        IntStream.range(0, 20).forEach(i -> neighbour.signIn(user, "guess " + i));

        assertThat(location(neighbour.signIn(user, PASSWORD))).contains("delayed=");
        assertThat(isSignedIn(known.signIn(user, PASSWORD))).isTrue();
    }

    @Test
    void delaysGrowAndEnd() {
        var stranger = browserAt("198.51.100.21");
        for (int i = 0; i < 5; i++) {
            assertThat(location(stranger.signIn(user, "guess " + i))).endsWith("/sign-in?error");
        }
        assertThat(location(stranger.signIn(user, PASSWORD))).endsWith("/sign-in?delayed=12");

        for (int i = 0; i < 40; i++) {
            clock.set(clock.instant().plus(Duration.ofMinutes(2)));
            stranger.signIn(user, "later guess " + i);
        }
        assertThat(delay(stranger.signIn(user, "one more"))).isGreaterThan(100);

        clock.set(clock.instant().plus(Duration.ofMinutes(36)));
        assertThat(isSignedIn(stranger.signIn(user, PASSWORD))).isTrue();
        assertThat(location(stranger.signIn(user, "mistyped"))).endsWith("/sign-in?error");
    }

    @Test
    void saysHowLongToWait() {
        var page = browserAt("198.51.100.22");

        assertThat(page.get("/sign-in?delayed=130&lang=en").body()).contains("Try again in 2\u00a0min 10\u00a0s");
        assertThat(page.get("/sign-in?delayed=130&lang=fr").body()).contains("Réessayez dans 2\u00a0min 10\u00a0s");
        assertThat(page.get("/sign-in?delayed=-1&lang=en").body()).doesNotContain("Try again");
    }

    @Test
    void limitsOneNetworkOverAllAccounts() {
        var stranger = browserAt("198.51.100.31");

        var answers = IntStream.range(0, 40)
                .mapToObj(i -> location(stranger.signIn("nobody-" + i, "guess")))
                .toList();

        assertThat(answers).filteredOn(to -> to.endsWith("?error")).hasSize(30);
        assertThat(answers.get(39)).contains("delayed=");
    }

    @Test
    void ignoresAForgedBrowserCookie() {
        var stranger = browserAt("198.51.100.41");
        stranger.addCookie(
                "guichet-browser-" + Digests.shortHash(user),
                "AAAA." + clock.instant().getEpochSecond() + ".AAAA",
                "/sign-in");

        IntStream.range(0, 5).forEach(i -> stranger.signIn(user, "guess " + i));

        assertThat(location(stranger.signIn(user, PASSWORD))).endsWith("/sign-in?delayed=12");
    }

    @Test
    void answersProgramsWithTheTimeToWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(program("203.0.113.9", "guess " + i).statusCode()).isEqualTo(401);
        }

        var delayed = program("203.0.113.9", PASSWORD);

        assertThat(delayed.statusCode()).isEqualTo(429);
        assertThat(delayed.headers().firstValue("Retry-After")).hasValue("12");
        assertThat(program("203.0.113.10", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramThatWasRightBeforeIsNotDelayed() {
        assertThat(program("203.0.113.19", PASSWORD).statusCode()).isEqualTo(200);
        IntStream.range(0, 6).forEach(i -> program("203.0.113.19", "guess " + i));

        assertThat(program("203.0.113.19", PASSWORD).statusCode()).isEqualTo(200);
        changePassword("green lamp harbour song");
        assertThat(program("203.0.113.19", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void theEngineLocksNobody() {
        IntStream.range(0, 30).forEach(i -> identities.checkPassword(user, "guess " + i));

        assertThat(identities.checkPassword(user, PASSWORD)).isTrue();
    }

    @Test
    void anOpenSessionDoesNotServeToGuessThePassword() {
        var browser = browserAt("192.0.2.71");
        browser.signIn(user, PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        var verify = browser.send(
                "POST",
                "/camunda/api/engine/engine/default/identity/verify",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, PASSWORD));
        assertThat(verify.statusCode()).isEqualTo(403);

        for (int i = 0; i < 10; i++) {
            assertThat(changeOwnPassword(browser, "guess " + i)).isEqualTo(400);
        }

        assertThat(changeOwnPassword(browser, PASSWORD)).isEqualTo(429);
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        browser.signIn(user, PASSWORD);
        assertThat(changeOwnPassword(browser, PASSWORD)).isEqualTo(204);
    }

    /** Linux answers on all addresses of 127.0.0.0/8; only 127.0.0.1 is the tests' proxy. */
    @Test
    void believesOnlyConfiguredProxies() throws IOException {
        for (int i = 0; i < 6; i++) {
            rawRequest("127.0.0.77", "203.0.113." + (100 + i));
        }

        assertThat(audit("user=" + user).body().findValuesAsText("address")).containsOnly("127.0.0.77");
        assertThat(audit("user=" + user).body().findValuesAsText("outcome"))
                .containsExactly("DELAYED", "FAILURE", "FAILURE", "FAILURE", "FAILURE", "FAILURE");
    }

    @Test
    void auditsSuccessAndFailure() {
        var browser = browserAt("192.0.2.55");
        browser.signIn(user, "mistyped");
        browser.signIn(user, PASSWORD);

        var entries = audit("type=SIGN_IN&user=" + user).body();
        assertThat(entries.findValuesAsText("outcome")).containsExactly("SUCCESS", "FAILURE");
        assertThat(entries.findValuesAsText("address")).containsOnly("192.0.2.55");
        assertThat(entries.toString()).doesNotContain("mistyped");

        var first = audit("limit=1&user=" + user);
        var second = audit("limit=1&user=" + user + "&after=" + first.text("next"));
        assertThat(second.body().findValuesAsText("outcome")).containsExactly("FAILURE");
        assertThat(audit("user=" + user + "&from=2199-01-01T00:00:00Z").body().path("items"))
                .isEmpty();
        assertThat(audit("from=yesterday").fields()).containsExactly("from");
    }

    @Test
    void theAuditIsForAdministrators() {
        for (var role : List.of("agent", "lead", "manager", "analyst")) {
            assertThat(ApiClient.as(role, port).get("/api/audit").status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(ApiClient.anonymous(port).get("/api/audit").status()).isEqualTo(401);
    }

    @Test
    void refusesNamesThatNoDatabaseStores() {
        assertThat(location(browserAt("198.51.100.61").signIn("a\u0000b", "guess")))
                .endsWith("/sign-in?error");
    }

    private HttpBrowser browserAt(String address) {
        return HttpBrowser.withAddress(port, address);
    }

    private HttpResponse<String> program(String address, String password) {
        return HttpBrowser.basicAuth(port, user, password).from(address).get("/api/tickets");
    }

    private void rawRequest(String from, String forwardedFor) throws IOException {
        var credentials = Base64.getEncoder().encodeToString((user + ":wrong").getBytes(StandardCharsets.UTF_8));
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.getOutputStream()
                    .write(("GET /api/tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "X-Forwarded-For: " + forwardedFor + "\r\nAuthorization: Basic " + credentials
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private int changeOwnPassword(HttpBrowser browser, String ownPassword) {
        return browser.send(
                        "PUT",
                        "/camunda/api/engine/engine/default/user/" + user + "/credentials",
                        "{\"password\":\"green lamp harbour song\",\"authenticatedUserPassword\":\"%s\"}"
                                .formatted(ownPassword))
                .statusCode();
    }

    private JsonResponse audit(String query) {
        return ApiClient.as("admin", port).get("/api/audit?" + query);
    }

    private void changePassword(String password) {
        var changed = identities.createUserQuery().userId(user).singleResult();
        changed.setPassword(password);
        identities.saveUser(changed);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static boolean isSignedIn(HttpResponse<String> response) {
        return !location(response).contains("/sign-in");
    }

    private static long delay(HttpResponse<String> response) {
        return Long.parseLong(location(response).replaceAll(".*delayed=", ""));
    }
}
