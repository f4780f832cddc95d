package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.demo.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** When sessions of staff end, and what happens then. */
@DeskTest
class StaffSessionTest {

    private static final String PASSWORD = "blue kettle garden walk";
    private static final String NEW_PASSWORD = "green lamp harbour song";
    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    @LocalServerPort
    int port;

    @Autowired
    Desk desk;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identities;

    @Autowired
    SettableClock clock;

    private HttpBrowser browser;

    @BeforeEach
    void signIn() {
        accounts.ensureUser("sitter", "Sam", PASSWORD, Set.of(Roles.AGENT), Set.of(), Set.of("parcels"));
        browser = signedIn();
    }

    @AfterEach
    void deleteUser() {
        identities.deleteUser("sitter");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/engine/engine/default/task/count, {}",
        "GET,  /camunda/api/engine/engine/default/filter/count,",
        "GET,  /api/tickets,",
    })
    void queriesOfScriptsDoNotRenewASession(String method, String path, String body) {
        browser.get("/camunda/app/tasklist/default/");
        for (int minutes = 0; minutes < 30; minutes += 10) {
            var query = browser.send(method, path, body, "application/json", "application/json");
            assertThat(query.statusCode()).as(query.body()).isEqualTo(200);
            pass(Duration.ofMinutes(10));
        }

        assertThat(browser.send(method, path, body, "application/json", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void workRenewsASessionForTwelveHours() {
        for (int hours = 0; hours < 12; hours++) {
            assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
            pass(Duration.ofMinutes(25));
            assertThat(browser.get("/desk/activity").statusCode()).isEqualTo(204);
            pass(Duration.ofMinutes(25));
            assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
            pass(Duration.ofMinutes(10));
        }

        assertThat(location(browser.get("/desk/tickets"))).endsWith("/sign-in?expired");
    }

    @Test
    void aPasswordChangeEndsTheOtherSessions() {
        var other = signedIn();
        browser.get("/camunda/app/tasklist/default/");

        var changed = browser.send(
                "PUT",
                ENGINE + "user/sitter/credentials",
                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(NEW_PASSWORD, PASSWORD));

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
        assertThat(location(other.get("/desk/tickets"))).endsWith("/sign-in?expired");
    }

    @Test
    void aResetByAnAdministratorEndsAllSessions() {
        var user = identities.createUserQuery().userId("sitter").singleResult();
        user.setPassword(NEW_PASSWORD);
        identities.saveUser(user);

        assertThat(location(browser.get("/desk/tickets"))).endsWith("/sign-in?expired");
    }

    @Test
    void aChangedRoleEndsAllSessions() {
        identities.createMembership("sitter", Roles.LEAD);

        assertThat(location(browser.get("/desk/tickets"))).endsWith("/sign-in?expired");
        assertThat(signedIn().get("/desk/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfAnEndedSessionLeadsToTheSignIn() {
        var number = desk.opens("parcels", Map.of());
        var page = "/desk/tickets/" + number;
        var token = HttpBrowser.csrfToken(browser.get(page).body());
        pass(Duration.ofMinutes(31));

        var refused = browser.referredBy("http://localhost:" + port + page + "?tab=all")
                .postForm(page + "/note", "body=Hello&_csrf=" + token);

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused))
                .endsWith("/sign-in?expired&return=%2Fdesk%2Ftickets%2F" + number + "%3Ftab%3Dall");
        var signIn = browser.get(location(refused).replaceAll("^.*(?=/sign-in)", "") + "&lang=en");
        assertThat(signIn.body()).contains("Your session has ended").doesNotContain("do not have permission");
        assertThat(location(signIn("/desk/tickets/" + number + "?tab=all", "")))
                .endsWith("/desk/tickets/" + number + "?tab=all");
    }

    @Test
    void theFrameInTheTasklistSaysThatTheSessionHasEnded() {
        var task = desk.task(desk.opens("parcels", Map.of()), "triage").id();
        var page = "/desk/workspace/" + task + "?framed=true";
        var token = HttpBrowser.csrfToken(browser.get("/desk/tickets").body());
        pass(Duration.ofMinutes(31));

        for (var answer : new HttpResponse<?>[] {
            browser.get(page), browser.postForm("/desk/workspace/" + task, "framed=true&_csrf=" + token)
        }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body().toString()).contains("data-state=\"signed-out\"");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        }
    }

    @Test
    void theSignInReturnsToThePlaceInTheTasklist() {
        var tasklist = "/camunda/app/tasklist/default/";

        assertThat(location(signIn(tasklist + "#/?task=1", ""))).endsWith(tasklist + "#/?task=1");
        var fresh = HttpBrowser.anonymous(port);
        assertThat(location(fresh.get(tasklist))).endsWith("/sign-in");
        browser = fresh;
        assertThat(location(signIn(null, "#/?task=1"))).endsWith(tasklist + "#/?task=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "evil",
                "/sign-in?return=/desk",
                "/desk\r\nX-Header: 1",
                "javascript:alert(1)",
            })
    void theSignInReturnsToThisDeskOnly(String otherAddress) {
        assertThat(location(signIn(otherAddress, otherAddress))).endsWith("/camunda/app/tasklist/default/");
    }

    @Test
    void theRightPasswordWorksAfterSigningOut() {
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.send("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(location(browser.signIn("sitter", PASSWORD))).doesNotContain("/sign-in");
    }

    @Test
    void anOutdatedPageOfACustomerIsNoLackOfRights() {
        var refused = HttpBrowser.anonymous(port)
                .referredBy("http://localhost:" + port + "/parcels?lang=en")
                .postForm("/parcels?lang=en", "text=Hello");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Your text is kept", "Hello", "action=\"/parcels?lang=en\"")
                .doesNotContain("You are signed in");
    }

    private HttpBrowser signedIn() {
        var signedIn = HttpBrowser.anonymous(port);
        signedIn.signIn("sitter", PASSWORD);
        return signedIn;
    }

    private HttpResponse<String> signIn(String returnAddress, String fragment) {
        var token = HttpBrowser.csrfToken(browser.get("/sign-in").body());
        return browser.postForm(
                "/sign-in",
                "username=sitter&password=" + HttpBrowser.urlEncoded(PASSWORD) + "&_csrf=" + token
                        + (returnAddress == null ? "" : "&return=" + HttpBrowser.urlEncoded(returnAddress))
                        + "&fragment=" + HttpBrowser.urlEncoded(fragment));
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("none, status " + response.statusCode());
    }
}
