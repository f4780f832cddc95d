package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.portal.ConfidentialRequests.ConfidentialRequest;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** No other person can read or change a customer's data by any route; a new route must be listed first. */
@DeskTest
class RouteAccessTest {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Values for the required fields of all forms. */
    private static final String FIELDS =
            "body=x&text=x&reply=x&note=x&reason=x&score=1&name=Eve&language=en&reference=R&paidAt=2026-03-02T09:00"
                    + "&_newestMessage=0&subject=x&email=eve@example.org&street=s&postcode=1&city=c&country=c&order=true";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private Map<String, RequestMappingInfoHandlerMapping> mappings;

    /**
     * A person without access to the request.
     *
     * @param query query string that they send
     */
    private record Intruder(HttpBrowser browser, String token, String brand, String query) {}

    @Test
    void everyRouteIsListedWithItsOwner() throws IOException {
        var listed = Routes.listed().stream()
                .filter(route -> !route.owner().equals("demo"))
                .map(ListedRoute::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Routes.mapped(mappings.values())).isEqualTo(listed);
        assertThat(Routes.listed()).allSatisfy(route -> assertThat(route.owner())
                .isIn("customer", "own", "question", "link", "ticket", "staff", "demo", "everybody"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestIsHiddenWithoutItsKeyOrCustomer(boolean solved) throws IOException {
        var request = confidentialRequests.create(solved);
        var failures = attempts(
                "customer",
                request,
                request.pathValues(request.file().id()),
                intruders(request),
                answer -> answer == 404 || answer == 302);

        assertThat(failures).isEmpty();
    }

    @Test
    void anEndedQuestionIsHiddenFromOtherBrowsers() throws IOException {
        var request = confidentialRequests.create(false);
        var failures = attempts(
                "question",
                request,
                request.pathValues(request.number()),
                intruders(request),
                status -> status == 404 || status == 409);

        assertThat(failures).isEmpty();
    }

    @Test
    void aSignInLinkIsValidAtItsBrandOnly() throws IOException {
        var request = confidentialRequests.create(false);
        var guessed = request.pathValues(0);
        guessed.put("secret", "A".repeat(32));
        var otherBrands = intruders(request);
        otherBrands.values().removeIf(intruder -> intruder.brand().equals("parcels"));

        assertThat(attempts("link", request, guessed, intruders(request), status -> status == 410))
                .isEmpty();
        assertThat(otherBrands).isNotEmpty();
        assertThat(attempts("link", request, request.pathValues(0), otherBrands, status -> status == 410))
                .isEmpty();
    }

    @Test
    void accountPagesShowAndChangeOnlyOwnData() throws IOException {
        var request = confidentialRequests.create(false);
        var signedIn = intruders(request);
        signedIn.values().removeIf(intruder -> !intruder.brand().equals("parcels"));
        var strangers = new LinkedHashMap<>(signedIn);
        strangers.keySet().removeIf(name -> name.startsWith("another customer"));

        assertThat(attempts("own", request, request.pathValues(0), strangers, status -> status == 302))
                .isEmpty();
        assertThat(attempts("own", request, request.pathValues(0), signedIn, status -> status < 500))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTicketIsVisibleToStaffOfItsBrand(boolean solved) throws IOException {
        var request = confidentialRequests.create(solved);
        var failures = new ArrayList<String>();
        for (var route : Routes.of("ticket")) {
            var values = request.pathValues(request.idOn(route));
            failures.addAll(attempts(route, request, values, strangers(request), RouteAccessTest::isSentToSignIn));
            failures.addAll(attempts(route, request, values, staffOfAnotherBrand(route), status -> status == 404));
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void staffPagesShowOnlyTheStaffMembersBrands() throws IOException {
        var request = confidentialRequests.create(false);
        var failures = new ArrayList<String>();
        for (var route : Routes.of("staff")) {
            var values = request.pathValues(0);
            failures.addAll(attempts(route, request, values, strangers(request), RouteAccessTest::isSentToSignIn));
            failures.addAll(attempts(route, request, values, staffOfAnotherBrand(route), status -> status < 500));
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void publicPagesDiscloseNoCustomerData() throws IOException {
        var request = confidentialRequests.create(false);
        var values = request.pathValues(0);
        values.put("hex", "aabbcc");

        assertThat(attempts("everybody", request, values, strangers(request), status -> true))
                .isEmpty();
    }

    @Test
    void theOwnerReadsTheWholeRequest() {
        var request = confidentialRequests.create(true);
        var owner = browser();
        var link = "/parcels/requests/" + request.number();
        var key = "?key=" + request.key();
        var secrets = request.secrets();

        assertThat(owner.get(link + key).body())
                .contains(secrets.get("subject"), secrets.get("reply"), secrets.get("file"))
                .doesNotContain(secrets.get("note"));
        assertThat(owner.get(link + "/attachments/" + request.file().id() + key).body())
                .isEqualTo(secrets.get("content"));
        assertThat(owner.get(link + "/invoice" + key).body()).contains(secrets.get("street"));
        var signIn = "/parcels/sign-in/" + request.secret();
        assertThat(owner.submitForm(signIn, signIn, "").statusCode()).isEqualTo(302);
        assertThat(owner.get("/parcels/profile").body()).contains(secrets.get("name"), request.address());
        assertThat(owner.get("/parcels/requests").body()).contains(secrets.get("subject"));
        assertThat(HttpBrowser.signedIn(port, "agent-parcels")
                        .get("/desk/tickets/" + request.number())
                        .body())
                .contains(secrets.get("subject"), secrets.get("note"), secrets.get("name"));
        assertThat(HttpBrowser.signedIn(port, "agent-parcels")
                        .get("/desk/articles/parcels/%s/en".formatted(request.draft()))
                        .body())
                .contains(secrets.get("draft"));
    }

    private List<String> attempts(
            String owner,
            ConfidentialRequest request,
            Map<String, Object> values,
            Map<String, Intruder> intruders,
            IntPredicate refused)
            throws IOException {
        var routes = Routes.of(owner);
        assertThat(routes).isNotEmpty();
        return routes.stream()
                .flatMap(route -> attempts(route, request, values, intruders, refused).stream())
                .toList();
    }

    /** Tries all URLs of a route as each intruder and returns the failures. */
    private List<String> attempts(
            ListedRoute route,
            ConfidentialRequest request,
            Map<String, Object> values,
            Map<String, Intruder> intruders,
            IntPredicate refused) {
        var before = confidentialRequests.storedState(request);
        var softly = new SoftAssertions();
        intruders.forEach((name, intruder) -> {
            var pathValues = new HashMap<>(values);
            pathValues.put("brand", intruder.brand());
            for (var address : route.paths(pathValues)) {
                var answer = send(route, address, intruder);
                var attempt = "%s: %s %s".formatted(name, route.method(), address);
                softly.assertThat(refused.test(answer.statusCode()))
                        .as("%s answered %d", attempt, answer.statusCode())
                        .isTrue();
                var content = answer.body() + answer.headers().map();
                request.secrets().forEach((place, secret) -> softly.assertThat(content.replace(intruder.query(), ""))
                        .as("%s tells the %s", attempt, place)
                        .doesNotContain(secret));
                softly.assertThat(confidentialRequests.storedState(request))
                        .as("%s changes it", attempt)
                        .isEqualTo(before);
            }
        });
        return softly.errorsCollected().stream().map(Throwable::getMessage).toList();
    }

    private static boolean isSentToSignIn(int status) {
        return status == 401 || status == 302;
    }

    private static HttpResponse<String> send(ListedRoute route, String address, Intruder intruder) {
        var path = address + intruder.query();
        var method = route.method().equals("*") ? "GET" : route.method();
        if (method.equals("GET")) {
            return intruder.browser().get(path);
        }
        if (route.isApi()) {
            var parameters = route.sample().contains("=") ? route.sample() + "&" : "";
            var all = "%s%s%s_csrf=%s".formatted(path, path.contains("?") ? "&" : "?", parameters, intruder.token());
            return sendToApi(route, method, all, intruder);
        }
        return intruder.browser().postForm(path, FIELDS + "&_csrf=" + intruder.token());
    }

    private static HttpResponse<String> sendToApi(ListedRoute route, String method, String path, Intruder intruder) {
        if (route.pattern().endsWith("/attachments")) {
            var parts = new MultipartBody().file("file", MultipartBody.UploadFile.png("a.png"));
            return intruder.browser().post(path, parts.bytes(), parts.type());
        }
        var json = route.sample().startsWith("{") ? route.sample() : "{}";
        return intruder.browser().send(method, path, json);
    }

    /** All persons without access to the request, and what they know. */
    private Map<String, Intruder> intruders(ConfidentialRequest request) {
        var all = new LinkedHashMap<>(strangers(request));
        var other = "someone-%d@example.org".formatted(System.nanoTime());
        var others = desk.ticket(desk.opensFor("parcels", other));
        var customer = customer("parcels", other);
        all.put("another customer", intruder(customer, "parcels", ""));
        all.put(
                "another customer with a key of their own",
                intruder(customer, "parcels", "?key=" + others.linkToken()));
        desk.opensFor("helpcenter", request.address());
        var otherBrands = customer("helpcenter", request.address());
        all.put("the same address at another brand", intruder(otherBrands, "parcels", ""));
        all.put("the same address from another brand", intruder(otherBrands, "helpcenter", "?key=" + request.key()));
        all.put("an agent of another brand", intruder(HttpBrowser.signedIn(port, "agent-helpcenter"), "parcels", ""));
        return all;
    }

    private Map<String, Intruder> strangers(ConfidentialRequest request) {
        var all = new LinkedHashMap<String, Intruder>();
        all.put("a stranger", intruder(browser(), "parcels", ""));
        all.put(
                "a stranger with a wrong key",
                intruder(browser(), "parcels", "?key=" + new StringBuilder(request.key()).reverse()));
        all.put("a stranger with an empty key", intruder(browser(), "parcels", "?key="));
        return all;
    }

    private Map<String, Intruder> staffOfAnotherBrand(ListedRoute route) {
        var agent = route.isApi()
                ? HttpBrowser.basicAuth(port, "agent-helpcenter", "agent-helpcenter")
                : HttpBrowser.signedIn(port, "agent-helpcenter");
        return Map.of("an agent of another brand", intruder(agent, "parcels", ""));
    }

    private HttpBrowser customer(String brand, String email) {
        var browser = browser();
        var link = confidentialRequests.signInLinkFor(brand, email);
        assertThat(browser.submitForm(link, link, "")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/requests");
        return browser;
    }

    private Intruder intruder(HttpBrowser browser, String brand, String query) {
        return new Intruder(
                browser, HttpBrowser.csrfToken(browser.get("/parcels").body()), brand, query);
    }

    private HttpBrowser browser() {
        return HttpBrowser.withAddress(port, "203.0.113." + COUNTER.incrementAndGet() % 250);
    }
}
