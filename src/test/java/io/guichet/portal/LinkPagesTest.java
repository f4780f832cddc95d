package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.portal.ConfidentialRequests.ConfidentialRequest;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Links with a secret: opening them changes nothing, and no search engine, cache or other site learns of them. */
@DeskTest
class LinkPagesTest {

    /** Reached with the key, but no page. */
    private static final String FILE = "/attachments/";

    @LocalServerPort
    private int port;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void openingALinkChangesNothing(boolean solved) throws IOException {
        var request = confidentialRequests.create(solved);
        var before = confidentialRequests.storedState(request);
        var scanner = HttpBrowser.withAddress(port, "192.0.2.111");

        for (var route : linkRoutes()) {
            for (var method : List.of("HEAD", "GET")) {
                for (var query : List.of("", "&score=1", "&outcome=REOPEN&action=withdraw&confirm=true")) {
                    var answer = open(scanner, method, route, request, query);
                    assertThat(answer.statusCode())
                            .as("%s %s", method, route.name())
                            .isIn(200, 302, 410);
                    assertThat(confidentialRequests.storedState(request))
                            .as("%s %s", method, route.name())
                            .isEqualTo(before);
                }
            }
        }
    }

    @Test
    void aScannerDoesNotUseUpASignInLink() {
        var request = confidentialRequests.create(false);
        var link = "/parcels/sign-in/" + request.secret();
        var scanner = HttpBrowser.withAddress(port, "192.0.2.112");
        scanner.send("HEAD", link, null);
        assertThat(scanner.get(link).body()).doesNotContain("requestSubmit", "data-auto-submit");

        var owner = HttpBrowser.withAddress(port, "192.0.2.113");

        assertThat(owner.submitForm(link, link, "").headers().firstValue("Location"))
                .hasValue("/parcels/requests");
    }

    @Test
    void theHeadersKeepALinkToItself() throws IOException {
        var request = confidentialRequests.create(true);
        var routes = Stream.concat(linkRoutes().stream(), Routes.of("question").stream())
                .filter(route -> route.method().equals("GET"))
                .toList();

        for (var route : routes) {
            var answer = open(HttpBrowser.withAddress(port, "192.0.2.114"), "GET", route, request, "");
            assertKeptToItself(route, answer);
            if (answer.statusCode() == 200 && !route.pattern().contains(FILE)) {
                assertThat(answer.body()).contains("<meta name=\"robots\" content=\"noindex\">");
            }
        }
    }

    @Test
    void aWrongKeyGetsTheSameHeaders() throws IOException {
        var request = confidentialRequests.create(true);

        var answer = HttpBrowser.anonymous(port).get("/parcels/requests/%s?key=wrong".formatted(request.number()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertKeptToItself(linkRoutes().get(0), answer);
    }

    @Test
    void otherPagesAreListed() {
        var page = HttpBrowser.anonymous(port).get("/parcels/help");

        assertThat(page.headers().firstValue("X-Robots-Tag")).isEmpty();
        assertThat(page.body()).doesNotContain("noindex");
    }

    /** The page is offered again although its browser names no referring page. */
    @Test
    void aFormOfAnEndedSessionLeadsBackToItsPage() {
        var request = confidentialRequests.create(false);
        var replies = "/parcels/requests/%s/replies?key=%s".formatted(request.number(), request.key());

        var refused = HttpBrowser.anonymous(port).postForm(replies, "body=Late");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("action=\"%s\"".formatted(replies), "Late");
    }

    private static void assertKeptToItself(ListedRoute route, HttpResponse<?> answer) {
        var headers = answer.headers();
        assertThat(headers.firstValue("X-Robots-Tag")).as(route.name()).hasValue("noindex");
        assertThat(headers.allValues("Referrer-Policy")).as(route.name()).containsExactly("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElse(""))
                .as(route.name())
                .contains("no-store");
    }

    private static List<ListedRoute> linkRoutes() throws IOException {
        return Stream.concat(Routes.of("customer").stream(), Routes.of("link").stream())
                .filter(route -> route.method().equals("GET"))
                .toList();
    }

    private static HttpResponse<String> open(
            HttpBrowser browser, String method, ListedRoute route, ConfidentialRequest request, String query) {
        var values = new HashMap<>(Map.<String, Object>of(
                "brand",
                "parcels",
                "number",
                request.number(),
                "id",
                request.file().id(),
                "secret",
                request.secret()));
        var path = route.paths(values).get(0);
        return browser.send(method, "%s?key=%s%s".formatted(path, request.key(), query), null);
    }
}
