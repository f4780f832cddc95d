package io.guichet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.demo.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators invite and manage users; users set their own passwords. */
@DeskTest
@Tag("h2")
class UsersPageTest {

    private static final String PASSWORD = "blue kettle garden walk";
    private static final String OTHER_PASSWORD = "quiet lamp by the sea";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/sign-in/password/[A-Za-z0-9_-]{32})");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identities;

    @Autowired
    PasswordResets resets;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private HttpBrowser admin;
    private String user;
    private String email;

    @BeforeEach
    void inviteAUser() {
        user = "person" + COUNTER.incrementAndGet();
        email = user + "@example.org";
        admin = HttpBrowser.signedIn(port, "admin");
        assertThat(location(invite(user, email, "roles=agent&brands=parcels&teams=parcels-first")))
                .endsWith("/desk/users");
    }

    @AfterEach
    void deleteTheUser() {
        identities.deleteUser(user);
    }

    @Test
    void anInvitedUserSetsThePasswordAndWorks() {
        assertThat(text(email)).contains(user).contains("7 days");

        assertThat(location(setPassword(link(email), PASSWORD))).endsWith("/sign-in?password-set");
        var browser = browser();
        assertThat(location(browser.signIn(user, PASSWORD))).doesNotContain("/sign-in");
        assertThat(browser.get("/desk/tickets?brand=parcels").statusCode()).isEqualTo(200);
        assertThat(browser.get("/desk/users").statusCode()).isEqualTo(403);
        assertThat(admin.get("/desk/users/" + user + "?lang=en").body())
                .contains(">Active<")
                .doesNotContain("Send the invitation again");
    }

    @Test
    void theListTellsRolesBrandsAndState() {
        var list = admin.get("/desk/users?lang=en").body();

        assertThat(list.substring(list.indexOf("/desk/users/" + user))).contains(email, "Agents", "Invited", "never");
    }

    @Test
    void aLinkWorksOnceAndInTime() {
        var link = link(email);
        assertThat(setPassword(link, "short").statusCode()).isEqualTo(400);
        assertThat(setPassword(link, user + user).statusCode()).isEqualTo(400);
        assertThat(browser().get(link).statusCode()).isEqualTo(200);
        setPassword(link, PASSWORD);

        assertThat(browser().get(link).statusCode()).isEqualTo(410);
        act("SEND_LINK");
        var second = link(email);
        pass(Duration.ofDays(8));
        assertThat(browser().get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void aNewLinkReplacesTheFormerOne() {
        var former = link(email);
        act("SEND_LINK");

        assertThat(browser().get(former).statusCode()).isEqualTo(410);
        assertThat(browser().get(link(email)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordSetInTheEngineEndsOpenLinks() {
        var link = link(email);
        admin.get("/camunda/app/admin/default/");
        var set = admin.send(
                "PUT",
                "/camunda/api/engine/engine/default/user/%s/credentials".formatted(user),
                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"admin\"}".formatted(OTHER_PASSWORD));

        assertThat(set.statusCode()).isEqualTo(204);
        assertThat(browser().get(link).statusCode()).isEqualTo(410);
        assertThat(audit("PASSWORD_CHANGED")).isNotEmpty();
    }

    @Test
    void theAddressOfALinkStaysASecret() {
        var page = browser().get(link(email));

        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(HttpBrowser.signedIn(port, "lead").get("/desk/emails").body())
                .doesNotContain(email);
        assertThat(db.sql("select digest from password_link")
                        .query(String.class)
                        .list())
                .noneMatch(link(email)::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' '",
        "email, nobody",
        "email, a@b@c",
        "id, no space",
        "id, é",
        "language, xx",
        "roles, boss",
        "brands, nobody"
    })
    void namesTheInvalidField(String field, String value) {
        var form = "id=%s-x&name=N&email=n@example.org&language=en&roles=agent".formatted(user);
        var refused = admin.submitForm(
                "/desk/users/new",
                "/desk/users/new",
                (form + "&").replaceAll(field + "=[^&]*&", "") + field + "=" + HttpBrowser.urlEncoded(value));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("href=\"#field-" + field + "\"");
    }

    @Test
    void aUserNameIsGivenOnce() {
        var refused = invite(user, "other@example.org", "roles=agent");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("#field-id");
    }

    @Test
    void aChangedRoleEndsTheSessions() {
        var browser = signedIn();
        change("roles=lead&brands=helpcenter");

        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(302);
        assertThat(identities.createGroupQuery().groupMember(user).list())
                .extracting(group -> group.getId())
                .containsExactly("lead");
        assertThat(identities.createTenantQuery().userMember(user).list())
                .extracting(tenant -> tenant.getId())
                .containsExactly("helpcenter");
        assertThat(audit("GROUP_ADDED")).contains("lead");
        assertThat(audit("BRAND_REMOVED")).contains("parcels");
    }

    @Test
    void aDisabledUserHasNoAccess() {
        var browser = signedIn();
        var token = token(browser);
        act("DISABLE");

        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(302);
        assertThat(location(browser().signIn(user, PASSWORD))).endsWith("/sign-in?error");
        assertThat(HttpBrowser.basicAuth(port, user, PASSWORD)
                        .get("/api/tickets")
                        .statusCode())
                .isEqualTo(401);
        assertThat(withToken(token)).isEqualTo(401);
        assertThat(audit("USER_DISABLED")).isNotEmpty();

        act("ENABLE");
        assertThat(withToken(token)).isEqualTo(200);
        assertThat(location(browser().signIn(user, PASSWORD))).doesNotContain("/sign-in");
    }

    @Test
    void anAdministratorEndsAllSessions() {
        var browser = signedIn();
        act("END_SESSIONS");

        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(302);
    }

    @Test
    void theLastAdministratorStays() {
        var others = identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list().stream()
                .map(administrator -> administrator.getId())
                .filter(id -> !id.equals("admin"))
                .toList();
        others.forEach(id -> identities.deleteMembership(id, Groups.CAMUNDA_ADMIN));
        try {
            assertThat(act("admin", "DISABLE").statusCode()).isEqualTo(409);
            assertThat(admin.submitForm(
                                    "/desk/users/admin",
                                    "/desk/users/admin",
                                    "name=A&email=a@example.org&language=en&roles=lead")
                            .statusCode())
                    .isEqualTo(409);
            var engine = "/camunda/api/engine/engine/default/";
            admin.get("/camunda/app/admin/default/");
            assertThat(admin.send("DELETE", engine + "user/admin", null).statusCode())
                    .isEqualTo(400);
            assertThat(admin.send("DELETE", engine + "group/camunda-admin/members/admin", null)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(admin.get("/desk/users").statusCode()).isEqualTo(200);
        } finally {
            others.forEach(id -> identities.createMembership(id, Groups.CAMUNDA_ADMIN));
        }
    }

    @Test
    void aForgottenPasswordIsReplacedByALink() {
        signedIn();
        forget(user);

        assertThat(text(email)).contains("60 minutes");
        setPassword(link(email), OTHER_PASSWORD);
        assertThat(location(browser().signIn(user, OTHER_PASSWORD))).doesNotContain("/sign-in");
        assertThat(location(browser().signIn(user, PASSWORD))).endsWith("/sign-in?error");
    }

    @Test
    void aForgottenPasswordIsFoundByEmailAddress() {
        var former = link(email);
        forget(email.toUpperCase());

        assertThat(link(email)).isNotEqualTo(former);
    }

    @Test
    void theAnswerDoesNotTellWhetherTheUserIsKnown() {
        var known = ask(browser(), user);
        var unknown = ask(browser(), "nobody-of-this-name");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(302);
        assertThat(location(unknown)).isEqualTo(location(known)).endsWith("/sign-in/forgotten?sent");
        assertThat(unknown.body()).isEqualTo(known.body());
        resets.process();
        assertThat(ApiClient.as("admin", port)
                        .get("/api/audit?type=PASSWORD_RESET_REQUESTED&user=nobody-of-this-name")
                        .body()
                        .path("items")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("FAILURE");
    }

    @Test
    void requestsForLinksAreLimited() {
        var stranger = browser();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(stranger, user).statusCode()).isEqualTo(302);
        }
        assertThat(ask(stranger, user).statusCode()).isEqualTo(429);
        resets.process();

        assertThat(mails(email)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost:1"})
    void linksComeFromThePublicAddress(String host) {
        var stranger = browser().from("198.51.100." + COUNTER.incrementAndGet() % 250);
        stranger.addCookie("host", host, "/");
        ask(stranger, user);
        resets.process();

        assertThat(text(email))
                .contains("http://localhost:8080/sign-in/password/")
                .doesNotContain(host);
    }

    @Test
    void usersChangeTheirOwnPassword() {
        var browser = signedIn();
        var other = browser();
        other.signIn(user, PASSWORD);

        assertThat(changePassword(browser, "wrong", OTHER_PASSWORD).statusCode())
                .isEqualTo(400);
        assertThat(changePassword(browser, PASSWORD, "short").statusCode()).isEqualTo(400);
        assertThat(location(changePassword(browser, PASSWORD, OTHER_PASSWORD))).endsWith("/desk/account");
        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
        assertThat(other.get("/desk/tickets").statusCode()).isEqualTo(302);
        assertThat(audit("PASSWORD_CHANGED")).isNotEmpty();
    }

    /** Pages take parameters in form C, the sign-in takes the password as it was typed. */
    @Test
    void aPasswordIsStoredAsItWasTyped() {
        var decomposed = "cafe\u0301 kettle garden walk";
        setPassword(link(email), decomposed);

        assertThat(location(browser().signIn(user, decomposed))).doesNotContain("/sign-in");
    }

    @Test
    void usersEndTheirOtherSessions() {
        var browser = signedIn();
        var other = browser();
        other.signIn(user, PASSWORD);

        browser.submitForm("/desk/account", "/desk/account/end-other-sessions", "");

        assertThat(browser.get("/desk/tickets").statusCode()).isEqualTo(200);
        assertThat(other.get("/desk/tickets").statusCode()).isEqualTo(302);
    }

    @Test
    void usersMakeAndRevokeTokens() {
        var browser = signedIn();
        var token = token(browser);
        var id = Pattern.compile("/desk/account/tokens/([0-9]+)/revoke")
                .matcher(browser.get("/desk/account").body());
        assertThat(id.find()).isTrue();
        assertThat(withToken(token)).isEqualTo(200);

        browser.submitForm("/desk/account", "/desk/account/tokens/%s/revoke".formatted(id.group(1)), "");

        assertThat(withToken(token)).isEqualTo(401);
        assertThat(browser.get("/desk/account").body()).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/users", "/desk/users/new", "/desk/users/admin", "/desk/audit"})
    void arePagesOfAdministrators(String path) {
        assertThat(HttpBrowser.signedIn(port, "lead").get(path).statusCode()).isEqualTo(403);
        assertThat(browser().get(path).statusCode()).isEqualTo(302);
        assertThat(admin.get(path).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> invite(String id, String address, String rights) {
        return admin.submitForm(
                "/desk/users/new",
                "/desk/users/new",
                "id=%s&name=%s&email=%s&language=en&%s".formatted(id, "Pat", HttpBrowser.urlEncoded(address), rights));
    }

    private void change(String rights) {
        var page = "/desk/users/" + user;
        assertThat(location(admin.submitForm(
                        page,
                        page,
                        "name=Pat&email=%s&language=en&%s".formatted(HttpBrowser.urlEncoded(email), rights))))
                .endsWith(page);
    }

    private void act(String action) {
        assertThat(act(user, action).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> act(String id, String action) {
        return admin.submitForm("/desk/users/" + id, "/desk/users/" + id + "/actions", "action=" + action);
    }

    private HttpBrowser signedIn() {
        setPassword(link(email), PASSWORD);
        var browser = browser();
        assertThat(location(browser.signIn(user, PASSWORD))).doesNotContain("/sign-in");
        return browser;
    }

    private HttpResponse<String> setPassword(String link, String password) {
        return browser().submitForm(link, link, "password-new=" + HttpBrowser.urlEncoded(password));
    }

    private static HttpResponse<String> changePassword(HttpBrowser browser, String now, String changed) {
        return browser.submitForm(
                "/desk/account",
                "/desk/account/password",
                "password-now=%s&password-new=%s"
                        .formatted(HttpBrowser.urlEncoded(now), HttpBrowser.urlEncoded(changed)));
    }

    private void forget(String name) {
        ask(browser(), name);
        resets.process();
    }

    private static HttpResponse<String> ask(HttpBrowser browser, String name) {
        return browser.submitForm("/sign-in/forgotten", "/sign-in/forgotten", "name=" + HttpBrowser.urlEncoded(name));
    }

    private static String token(HttpBrowser browser) {
        var page =
                browser.submitForm("/desk/account", "/desk/account/tokens", "name=program&roles=agent&brands=parcels");
        var found = Pattern.compile("guichet_[A-Za-z0-9_-]+").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private int withToken(String token) {
        return ApiClient.anonymous(port)
                .send(
                        "GET",
                        "/api/tickets",
                        java.net.http.HttpRequest.BodyPublishers.noBody(),
                        java.util.Map.of("Authorization", "Bearer " + token))
                .status();
    }

    private String audit(String type) {
        return ApiClient.as("admin", port)
                .get("/api/audit?type=%s&user=%s".formatted(type, user))
                .body()
                .path("items")
                .findValuesAsText("detail")
                .toString()
                .replace("[]", "");
    }

    private String link(String recipient) {
        var found = LINK.matcher(text(recipient));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String text(String recipient) {
        return db.sql("select body from email where recipient = :to order by id desc limit 1")
                .param("to", recipient)
                .query(String.class)
                .single();
    }

    private int mails(String recipient) {
        return db.sql("select count(*) from email where recipient = :to")
                .param("to", recipient)
                .query(Integer.class)
                .single();
    }

    private HttpBrowser browser() {
        var number = COUNTER.incrementAndGet();
        return HttpBrowser.withAddress(port, "203.0.%d.%d".formatted(100 + number / 250, 1 + number % 250));
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("none, status " + response.statusCode());
    }
}
