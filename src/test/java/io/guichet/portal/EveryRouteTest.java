package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Multipart;
import io.guichet.portal.Confidences.Confidence;
import io.guichet.portal.Routes.Route;
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
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What one customer has told is read and changed by nobody else, whatever route they try; a new route is listed first. */
@DeskTest
@Import(Confidences.class)
class EveryRouteTest {

    private static final AtomicInteger CAME = new AtomicInteger();

    /** What any of the forms asks for, so that none is refused for want of it. */
    private static final String FIELDS =
            "body=x&text=x&reply=x&note=x&reason=x&score=1&name=Eve&language=en&reference=R&paidAt=2026-03-02T09:00"
                    + "&_seen=0&subject=x&email=eve@example.org&street=s&postcode=1&city=c&country=c&order=true";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Confidences confidences;

    @Autowired
    private Map<String, RequestMappingInfoHandlerMapping> mappings;

    /** Somebody to whom the request does not belong. @param query that they send along */
    private record Intruder(Browser browser, String token, String brand, String query) {}

    @Test
    void everyRouteIsListedWithWhoseItIs() throws IOException {
        var listed = Routes.listed().stream()
                .filter(route -> !route.whose().equals("demo"))
                .map(Route::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Routes.mapped(mappings.values())).isEqualTo(listed);
        assertThat(Routes.listed()).allSatisfy(route -> assertThat(route.whose())
                .isIn("customer", "own", "question", "link", "ticket", "staff", "demo", "everybody"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestIsNotThereForWhoDoesNotHoldItsKeyAndIsNotItsCustomer(boolean solved) throws IOException {
        var told = confidences.told(solved);
        var wrong = tries("customer", told, values(told, told.file().id()), intruders(told), answer -> answer == 404);

        assertThat(wrong).isEmpty();
    }

    @Test
    void aQuestionThatHasEndedIsNotThereForAnotherBrowser() throws IOException {
        var told = confidences.told(false);
        var wrong = tries(
                "question",
                told,
                values(told, told.number()),
                intruders(told),
                status -> status == 404 || status == 409);

        assertThat(wrong).isEmpty();
    }

    @Test
    void aLinkToSignInByIsGoodAtItsBrandOnlyAndIsNotGuessed() throws IOException {
        var told = confidences.told(false);
        var guessed = values(told, 0);
        guessed.put("secret", "A".repeat(32));
        var elsewhere = intruders(told);
        elsewhere.values().removeIf(intruder -> intruder.brand().equals("parcels"));

        assertThat(tries("link", told, guessed, intruders(told), status -> status == 410))
                .isEmpty();
        assertThat(elsewhere).isNotEmpty();
        assertThat(tries("link", told, values(told, 0), elsewhere, status -> status == 410))
                .isEmpty();
    }

    @Test
    void whatBelongsToWhoeverIsSignedInShowsAndChangesNothingOfOthers() throws IOException {
        var told = confidences.told(false);
        var signedIn = intruders(told);
        signedIn.values().removeIf(intruder -> !intruder.brand().equals("parcels"));
        var strangers = new LinkedHashMap<>(signedIn);
        strangers.keySet().removeIf(who -> who.startsWith("another customer"));

        assertThat(tries("own", told, values(told, 0), strangers, status -> status == 302))
                .isEmpty();
        assertThat(tries("own", told, values(told, 0), signedIn, status -> status < 500))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTicketIsForStaffOfItsBrand(boolean solved) throws IOException {
        var told = confidences.told(solved);
        var wrong = new ArrayList<String>();
        for (var route : Routes.of("ticket")) {
            var values = values(told, idOn(route, told));
            wrong.addAll(tries(route, told, values, strangers(told), EveryRouteTest::isSentToSignIn));
            wrong.addAll(tries(route, told, values, staffOfAnotherBrand(route), status -> status == 404));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsForStaffIsForNobodyElseAndShowsNoMoreThanTheirBrands() throws IOException {
        var told = confidences.told(false);
        var wrong = new ArrayList<String>();
        for (var route : Routes.of("staff")) {
            var values = values(told, 0);
            wrong.addAll(tries(route, told, values, strangers(told), EveryRouteTest::isSentToSignIn));
            wrong.addAll(tries(route, told, values, staffOfAnotherBrand(route), status -> status < 500));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsForEverybodyShowsNothingOfAnybody() throws IOException {
        var told = confidences.told(false);
        var values = values(told, 0);
        values.put("hex", "aabbcc");

        assertThat(tries("everybody", told, values, strangers(told), status -> true))
                .isEmpty();
    }

    @Test
    void whoseItIsReadsAllOfIt() {
        var told = confidences.told(true);
        var owner = browser();
        var link = "/parcels/requests/" + told.number();
        var key = "?key=" + told.key();
        var words = told.words();

        assertThat(owner.get(link + key).body())
                .contains(words.get("subject"), words.get("reply"), words.get("file"))
                .doesNotContain(words.get("note"));
        assertThat(owner.get(link + "/attachments/" + told.file().id() + key).body())
                .isEqualTo(words.get("content"));
        assertThat(owner.get(link + "/invoice" + key).body()).contains(words.get("street"));
        var signIn = "/parcels/sign-in/" + told.secret();
        assertThat(owner.submit(signIn, signIn, "").statusCode()).isEqualTo(302);
        assertThat(owner.get("/parcels/profile").body()).contains(words.get("name"), told.email());
        assertThat(owner.get("/parcels/requests").body()).contains(words.get("subject"));
        assertThat(Browser.signedIn(port, "agent-parcels")
                        .get("/desk/tickets/" + told.number())
                        .body())
                .contains(words.get("subject"), words.get("note"), words.get("name"));
        assertThat(Browser.signedIn(port, "agent-parcels")
                        .get("/desk/articles/parcels/%s/en".formatted(told.draft()))
                        .body())
                .contains(words.get("draft"));
    }

    private List<String> tries(
            String whose,
            Confidence told,
            Map<String, Object> values,
            Map<String, Intruder> intruders,
            IntPredicate refused)
            throws IOException {
        var routes = Routes.of(whose);
        assertThat(routes).isNotEmpty();
        return routes.stream()
                .flatMap(route -> tries(route, told, values, intruders, refused).stream())
                .toList();
    }

    /** Every intruder tries every address of a route. @return what went wrong */
    private List<String> tries(
            Route route,
            Confidence told,
            Map<String, Object> values,
            Map<String, Intruder> intruders,
            IntPredicate refused) {
        var before = confidences.kept(told);
        var softly = new SoftAssertions();
        intruders.forEach((who, intruder) -> {
            var here = new HashMap<>(values);
            here.put("brand", intruder.brand());
            for (var address : route.addresses(here)) {
                var answer = send(route, address, intruder);
                var what = "%s: %s %s".formatted(who, route.method(), address);
                softly.assertThat(refused.test(answer.statusCode()))
                        .as("%s answered %d", what, answer.statusCode())
                        .isTrue();
                var said = answer.body() + answer.headers().map();
                told.words().forEach((place, word) -> softly.assertThat(said.replace(intruder.query(), ""))
                        .as("%s tells the %s", what, place)
                        .doesNotContain(word));
                softly.assertThat(confidences.kept(told))
                        .as("%s changes it", what)
                        .isEqualTo(before);
            }
        });
        return softly.errorsCollected().stream().map(Throwable::getMessage).toList();
    }

    private static boolean isSentToSignIn(int status) {
        return status == 401 || status == 302;
    }

    private static HttpResponse<String> send(Route route, String address, Intruder intruder) {
        var path = address + intruder.query();
        var method = route.method().equals("*") ? "GET" : route.method();
        if (method.equals("GET")) {
            return intruder.browser().get(path);
        }
        if (route.isApi()) {
            var parameters = route.rest().contains("=") ? route.rest() + "&" : "";
            var all = "%s%s%s_csrf=%s".formatted(path, path.contains("?") ? "&" : "?", parameters, intruder.token());
            return sendToApi(route, method, all, intruder);
        }
        return intruder.browser().form(path, FIELDS + "&_csrf=" + intruder.token());
    }

    private static HttpResponse<String> sendToApi(Route route, String method, String path, Intruder intruder) {
        if (route.pattern().endsWith("/attachments")) {
            var parts = new Multipart().file("file", Multipart.File.png("a.png"));
            return intruder.browser().post(path, parts.bytes(), parts.type());
        }
        var json = route.rest().startsWith("{") ? route.rest() : "{}";
        return intruder.browser().send(method, path, json);
    }

    private static Map<String, Object> values(Confidence told, Object id) {
        return new HashMap<>(Map.of(
                "number",
                told.number(),
                "message",
                told.message(),
                "secret",
                told.secret(),
                "id",
                id,
                "slug",
                told.draft(),
                "language",
                "en",
                "edition",
                1));
    }

    private static Object idOn(Route route, Confidence told) {
        if (route.pattern().contains("/attachments/")) {
            return told.file().id();
        }
        return route.pattern().contains("/letters/") ? told.letter() : told.task();
    }

    /** Everybody to whom the request does not belong, and what they know. */
    private Map<String, Intruder> intruders(Confidence told) {
        var all = new LinkedHashMap<>(strangers(told));
        var other = "someone-%d@example.org".formatted(System.nanoTime());
        var others = desk.ticket(desk.opensFor("parcels", other));
        var customer = customer("parcels", other);
        all.put("another customer", intruder(customer, "parcels", ""));
        all.put(
                "another customer with a key of their own",
                intruder(customer, "parcels", "?key=" + others.linkToken()));
        desk.opensFor("helpcenter", told.email());
        var elsewhere = customer("helpcenter", told.email());
        all.put("the same address at another brand", intruder(elsewhere, "parcels", ""));
        all.put("the same address from another brand", intruder(elsewhere, "helpcenter", "?key=" + told.key()));
        all.put("an agent of another brand", intruder(Browser.signedIn(port, "agent-helpcenter"), "parcels", ""));
        return all;
    }

    private Map<String, Intruder> strangers(Confidence told) {
        var all = new LinkedHashMap<String, Intruder>();
        all.put("a stranger", intruder(browser(), "parcels", ""));
        all.put(
                "a stranger with a wrong key",
                intruder(browser(), "parcels", "?key=" + new StringBuilder(told.key()).reverse()));
        all.put("a stranger with an empty key", intruder(browser(), "parcels", "?key="));
        return all;
    }

    private Map<String, Intruder> staffOfAnotherBrand(Route route) {
        var agent = route.isApi()
                ? Browser.program(port, "agent-helpcenter", "agent-helpcenter")
                : Browser.signedIn(port, "agent-helpcenter");
        return Map.of("an agent of another brand", intruder(agent, "parcels", ""));
    }

    private Browser customer(String brand, String email) {
        var browser = browser();
        var link = confidences.linkFor(brand, email);
        assertThat(browser.submit(link, link, "")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/requests");
        return browser;
    }

    private Intruder intruder(Browser browser, String brand, String query) {
        return new Intruder(browser, Browser.token(browser.get("/parcels").body()), brand, query);
    }

    private Browser browser() {
        return Browser.from(port, "203.0.113." + CAME.incrementAndGet() % 250);
    }
}
