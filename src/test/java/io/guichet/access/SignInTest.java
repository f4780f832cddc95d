package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class SignInTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    int port;

    @Test
    void redirectsAStaffPageToTheSignInAndBack() {
        var browser = HttpBrowser.anonymous(port);

        var refused = browser.get("/camunda/app/tasklist/default/");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));

        var signedIn = browser.signIn("agent", "agent");
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void passesTheSignedInUserToTheTasklist() {
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.get("/camunda/api/engine/engine/default/identity/groups?userId=agent")
                        .body())
                .contains("parcels-first");
        assertThat(agent.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"agent\"")
                .contains("tasklist")
                .doesNotContain("cockpit");
    }

    /** Uses a user of its own: a wrong password delays the next attempt, and the clock stands still. */
    @Test
    void refusesAWrongPassword() {
        var browser = HttpBrowser.anonymous(port);

        assertThat(browser.signIn("agent-miro", "nothing like it").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?error"));
        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(302);
    }

    @Test
    void showsOneMessageOnly() {
        var wrong = "Wrong user name or password";
        var signedOut = "You are signed out";

        assertThat(HttpBrowser.anonymous(port).get("/sign-in?lang=en").body()).doesNotContain(wrong, signedOut);
        assertThat(HttpBrowser.anonymous(port).get("/sign-in?error&lang=en").body())
                .contains(wrong)
                .doesNotContain(signedOut);
        assertThat(HttpBrowser.anonymous(port)
                        .get("/sign-in?signed-out&lang=en")
                        .body())
                .contains(signedOut)
                .doesNotContain(wrong);
    }

    @Test
    void refusesASignInWithoutACsrfToken() {
        assertThat(HttpBrowser.anonymous(port)
                        .postForm("/sign-in", "username=agent&password=agent")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signsOutOfDeskAndEngineTogether() {
        var browser = HttpBrowser.signedIn(port, "agent");
        browser.get("/camunda/app/tasklist/default/");

        var out = browser.send("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/,                          200",
        "/parcels/,                     404",
        "/parcels/questions,            404",
        "/nobody-has-heard-of/it,    404",
        "/desk/tickets,              302",
        "/insight/,                  302",
        "/forms/workspace.html,      302",
        "/actuator/health,           200",
        "/actuator/env,              302",
        "/camunda/app/tasklist/,     302",
        "/camunda/api/engine/engine/default/task, 401",
        "/engine-rest/version,       401",
        "/engine-res%74/version,     400",
        "/camunda/ap%69/engine/engine/default/task, 400",
        "/ap%69/tickets,             401",
        "/engine-rest;x=1/version,   400",
        "/camunda//api/engine/,      400",
        "/api/brands,                200",
        "/api/brands/parcels/policy/checks, 401",
        "/api/tickets,               401",
        "/v3/api-docs,               401",
        "/v3/api-docs.yaml,          401",
        "/v3/api-docs/swagger-config, 401",
        "/swagger-ui.html,           302",
        "/swagger-ui/index.html,     302",
    })
    void servesOnlyPublicPathsToAnonymousUsers(String path, int status) {
        assertThat(HttpBrowser.anonymous(port).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void describesTheApiToStaff() {
        assertThat(HttpBrowser.basicAuth(port, "agent", "agent")
                        .get("/v3/api-docs")
                        .statusCode())
                .isEqualTo(200);
        var browser = HttpBrowser.signedIn(port, "agent");
        for (var path : List.of("/v3/api-docs", "/v3/api-docs/swagger-config", "/swagger-ui/index.html")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void answersProgramsWithProblemDetails() {
        var refused = HttpBrowser.anonymous(port).get("/api/tickets");

        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).doesNotContain("Basic"));
        assertThat(refused.body()).contains("\"status\":401").contains("\"title\":\"Unauthorized\"");
        assertThat(HttpBrowser.basicAuth(port, "agent", "agent")
                        .get("/api/no-such-thing")
                        .statusCode())
                .isEqualTo(404);
        assertThat(HttpBrowser.basicAuth(port, "developer", "wrong")
                        .get("/api/no-such-thing")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void requiresACsrfTokenFromPagesButNotFromPrograms() {
        var page = HttpBrowser.signedIn(port, "agent");
        var program = HttpBrowser.basicAuth(port, "agent", "agent");
        var stranger = HttpBrowser.anonymous(port);

        assertThat(page.send("POST", "/api/no-such-thing", "{}").statusCode()).isEqualTo(403);
        assertThat(program.send("POST", "/api/no-such-thing", "{}").statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("POST", "/api/brands/parcels/questions/1/answered", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void allowsFramingOfTheWorkspaceOnly() {
        var agent = HttpBrowser.signedIn(port, "agent");

        assertThat(agent.get("/desk/workspace/1").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'self'"));
        assertThat(agent.get("/desk/workspace/1").headers().firstValue("X-Frame-Options"))
                .hasValue("SAMEORIGIN");
        assertThat(agent.get("/desk/tickets").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(agent.get("/desk/tickets").headers().firstValue("X-Frame-Options"))
                .hasValue("DENY");
        assertThat(agent.get("/desk/tickets").headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
        assertThat(agent.get("/desk/tickets").headers().firstValue("Referrer-Policy"))
                .hasValue("same-origin");
        assertThat(agent.get("/camunda/app/tasklist/default/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-src 'self'"));
    }

    /** The engine's own filter shares one nonce between concurrent page loads, which breaks some of them. */
    @Test
    void givesEachEnginePageItsOwnNonce() {
        var agent = HttpBrowser.signedIn(port, "agent");

        var pages = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> agent.get("/camunda/app/tasklist/default/"))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            var nonce = NONCE.matcher(
                    page.headers().firstValue("Content-Security-Policy").orElseThrow());
            assertThat(nonce.find()).isTrue();
            assertThat(page.body()).contains("<script nonce=\"" + nonce.group(1) + "\"");
            assertThat(page.body().split("<script")).hasSameSizeAs(page.body().split("<script nonce="));
        });
        assertThat(pages)
                .extracting(page -> page.headers().firstValue("Content-Security-Policy"))
                .doesNotHaveDuplicates();
    }
}
