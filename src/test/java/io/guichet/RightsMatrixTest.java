package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.RightsFixture.RightsTicket;
import io.guichet.RightsTable.Row;
import io.guichet.portal.Routes;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route of the desk and every endpoint of the engine, for each role: a ticket of the brand, a restricted one, and one
 * that does not exist. {@code rights.txt} says what is expected; a route without a row fails.
 */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixTest {

    /** User of each column of the table. */
    private static final List<String> ROLES = List.of(
            "anonymous",
            "agent-vimeo",
            "agent-helpcenter",
            "specialist",
            "developer",
            "lead",
            "analyst",
            "manager",
            "admin");

    /** They stand for all whom the allow-list of the engine denies an endpoint. */
    private static final Set<String> SAMPLE = Set.of("lead", "manager", "admin");

    private static final Pattern PARAMETER = Pattern.compile("\\{([\\w-]+)}");

    private static final Pattern KEY = Pattern.compile("[?&]key=[A-Za-z0-9_-]{20,}");

    /** Texts that differ from answer to answer. */
    private static final Pattern VOLATILE = Pattern.compile(
            "value=\"[A-Za-z0-9_-]{20,}\"|name=\"_csrf\" content=\"[^\"]*\"|nonce=\"[^\"]*\"|[0-9a-f]{32,}|VI-[0-9A-Z]{8}|\"salt\":\"[^\"]*\""
                    + "|There is no email \\d+|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d{4})");

    @LocalServerPort
    private int port;

    @Autowired
    private RightsFixture fixture;

    @Autowired
    private Map<String, RequestMappingInfoHandlerMapping> mappings;

    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private RightsTicket ordinary;
    private RightsTicket restricted;
    private RightsTicket unknown;
    private RightsTable table;

    /** @param token of forms */
    private record Caller(HttpBrowser pages, HttpBrowser programs, String token) {}

    private record Answer(char code, int status, String path, String body) {

        /** What the table calls it: a path with an id of nothing may answer not found, or fail in the engine. */
        char as(char expected) {
            var aboutNothing = path.contains("/" + RightsFixture.ABSENT);
            return expected == '+' && aboutNothing && (code == '0' || code == '!') ? '+' : code;
        }
    }

    @BeforeAll
    void createsTickets() throws IOException {
        table = RightsTable.read();
        ordinary = fixture.ordinary();
        restricted = fixture.restricted();
        unknown = fixture.unknown(ordinary);
    }

    @BeforeEach
    void signsIn() {
        ROLES.forEach(user -> callers.put(user, caller(user)));
    }

    @AfterAll
    void resolvesIncidents() {
        fixture.cleanUp();
    }

    @Test
    void everyRouteOfTheDeskAnswersByRight() throws IOException {
        var failures = new ArrayList<String>();
        var listed = new HashMap<String, ListedRoute>();
        Routes.listed().forEach(route -> listed.put(route.name(), route));
        for (var name : Routes.mapped(mappings.values())) {
            var route = listed.get(name);
            var alternatives = alternatives(route);
            for (int at = 0; at < alternatives.size(); at++) {
                var index = at;
                var alternative = route.method() + " " + alternatives.get(at);
                var row = table.exactly(alternative).or(() -> table.exactly(name));
                if (row.isEmpty()) {
                    failures.add("no row for " + alternative);
                    continue;
                }
                check(
                        row.get(),
                        alternative,
                        (user, ticket) -> send(route, paths(route, ticket).get(index), row.get(), user, ticket),
                        false,
                        failures);
            }
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void everyEndpointOfTheEngineAnswersByRight() {
        var failures = new ArrayList<String>();
        for (var endpoint : EngineRoutes.all()) {
            var method = endpoint.substring(0, endpoint.indexOf(' '));
            var template = endpoint.substring(endpoint.indexOf(' ') + 1);
            var row = engineRow(endpoint);
            if (row.isEmpty()) {
                failures.add("no row for " + endpoint);
                continue;
            }
            check(
                    row.get(),
                    endpoint,
                    (user, ticket) -> sendToEngine(method, template, row.get(), user, ticket),
                    method.equals("GET"),
                    failures);
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void everyRowIsAboutARoute() throws IOException {
        var used = new HashSet<Row>();
        Routes.mapped(mappings.values()).forEach(name -> table.exactly(name).ifPresent(used::add));
        Routes.listed().stream()
                .filter(route -> !route.owner().equals("demo"))
                .flatMap(route -> alternatives(route).stream().map(path -> route.method() + " " + path))
                .forEach(name -> table.exactly(name).ifPresent(used::add));
        EngineRoutes.all().stream().map(this::engineRow).forEach(row -> row.ifPresent(used::add));

        assertThat(table.rows()).filteredOn(row -> !used.contains(row)).isEmpty();
    }

    /** The first row about an endpoint of the engine. */
    private Optional<Row> engineRow(String endpoint) {
        var parts = endpoint.split(" ", 2);
        return table.first(parts[0], PARAMETER.matcher(parts[1]).replaceAll("x"));
    }

    private List<String> paths(ListedRoute route, RightsTicket ticket) {
        return route.paths(fixture.pathValues(route, ticket));
    }

    /** The pattern, once for each value that it lists for a variable; other variables are left as they are. */
    private List<String> alternatives(ListedRoute route) {
        var names = new HashMap<String, Object>();
        fixture.pathValues(route, ordinary).keySet().forEach(name -> names.put(name, "<" + name + ">"));
        return route.paths(names).stream()
                .map(path -> path.replace('<', '{').replace('>', '}'))
                .toList();
    }

    /** A call as a user about a ticket; null if it is the same for all tickets. */
    private interface Call {

        Answer send(String user, RightsTicket ticket);
    }

    /**
     * Adds what differs from the row, and what the answers disclose about the restricted ticket.
     *
     * @param asksForTicket whether the call names a ticket beside its path
     */
    private void check(Row row, String name, Call call, boolean asksForTicket, List<String> failures) {
        var answers = new StringBuilder();
        var restrictedAnswers = new StringBuilder();
        var disclosed = new ArrayList<String>();
        for (int at = 0; at < ROLES.size(); at++) {
            var user = ROLES.get(at);
            if (row.isUnchecked(at) || row.isDeniedByAllowList(at) && !SAMPLE.contains(user)) {
                answers.append(row.ordinary().charAt(at));
                restrictedAnswers.append(row.namesTicket() ? row.restricted().charAt(at) : "");
                continue;
            }
            var isReader = fixture.maySeeRestricted(user);
            var answer = call.send(user, ordinary);
            answers.append(answer.as(row.ordinary().charAt(at)));
            disclosed.addAll(isReader ? List.of() : secrets(user, answer.body()));
            if (row.namesTicket() || asksForTicket && answer.code() == '+') {
                var restrictedAnswer = call.send(user, restricted);
                restrictedAnswers.append(
                        row.namesTicket() ? restrictedAnswer.as(row.restricted().charAt(at)) : "");
                disclosed.addAll(
                        isReader || answer.code() == '?'
                                ? List.of()
                                : disclosed(user, restrictedAnswer, call.send(user, unknown)));
            }
        }
        if (!answers.toString().equals(row.ordinary())
                || row.namesTicket() && !restrictedAnswers.toString().equals(row.restricted())) {
            failures.add("%s: expected %s %s, answered %s %s"
                    .formatted(name, row.ordinary(), row.restricted(), answers, restrictedAnswers));
        }
        disclosed.forEach(text -> failures.add(name + ": " + text));
    }

    /** How the answer about a restricted ticket differs from that about one that does not exist. */
    private List<String> disclosed(String user, Answer answer, Answer unknownAnswer) {
        var body = neutral(answer, restricted);
        var unknownBody = neutral(unknownAnswer, unknown);
        var disclosed = new ArrayList<>(secrets(user, body));
        if (answer.status() != unknownAnswer.status() || !body.equals(unknownBody)) {
            disclosed.add("%s gets %d %s instead of %d %s"
                    .formatted(
                            user,
                            answer.status(),
                            difference(body, unknownBody),
                            unknownAnswer.status(),
                            difference(unknownBody, body)));
        }
        return disclosed;
    }

    private List<String> secrets(String user, String body) {
        return restricted.secrets().stream()
                .filter(body::contains)
                .map(secret -> "%s reads %s".formatted(user, secret))
                .toList();
    }

    private String neutral(Answer answer, RightsTicket ticket) {
        return VOLATILE.matcher(fixture.neutral(answer.body().replace(answer.path(), "PATH"), ticket))
                .replaceAll("");
    }

    /** The part of a text that begins where it differs from another one. */
    private static String difference(String text, String other) {
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        var line = text.substring(Math.max(0, at - 40)).replaceAll("\\s+", " ");
        return "…" + line.substring(0, Math.min(120, line.length()));
    }

    private Answer send(ListedRoute route, String path, Row row, String user, RightsTicket ticket) {
        var method = route.method().equals("*") ? "GET" : route.method();
        var sent = ticket.fill(row.sent());
        var address = path.replace("/**", "");
        if (!sent.isEmpty()) {
            address += "?" + sent;
        } else if (!method.equals("GET")
                && route.isApi()
                && route.sample().contains("=")
                && !route.sample().startsWith("{")) {
            address += "?" + route.sample();
        }
        var caller = callers.get(user);
        if (route.pattern().equals("/api/tickets/{number}/attachments")) {
            var parts = new MultipartBody().file("file", MultipartBody.UploadFile.png("a.png"));
            return answer(caller.programs().post(address, parts.bytes(), parts.type()), path);
        }
        if (route.pattern().endsWith("/import")) {
            return answer(caller.programs().send(method, address, "{}", "application/x-ndjson"), path);
        }
        if (route.isApi()) {
            var sample = route.sample().startsWith("{") ? route.sample() : "{}";
            return answer(caller.programs().send(method, address, method.equals("GET") ? null : sample), path);
        }
        return answer(
                method.equals("GET")
                        ? caller.pages().get(address)
                        : caller.pages().postForm(address, "_newestMessage=0&_csrf=" + caller.token()),
                path);
    }

    private Answer sendToEngine(String method, String template, Row row, String user, RightsTicket ticket) {
        var caller = callers.get(user);
        var path = enginePath(method, template, ticket);
        var sent = ticket.fill(row.sent());
        var browser = path.startsWith("/engine-rest") ? caller.programs() : caller.pages();
        if (method.equals("GET") || method.equals("OPTIONS")) {
            var query = sent.isEmpty()
                    ? "processInstanceBusinessKey=%s&processInstanceId=%s".formatted(ticket.number(), ticket.instance())
                    : sent;
            return answer(browser.send(method, path + "?" + query, null), path);
        }
        try {
            return answer(browser.send(method, path, sent.isEmpty() ? "{}" : sent), path);
        } finally {
            if (path.endsWith("/logout")) {
                callers.put(user, caller(user));
            }
            if (path.contains("/task/")) {
                fixture.unassign(ticket);
            }
        }
    }

    private String enginePath(String method, String template, RightsTicket ticket) {
        var segments = template.split("/");
        for (int at = 1; at < segments.length; at++) {
            if (PARAMETER.matcher(segments[at]).matches()) {
                segments[at] = fixture.engineValue(method, segments, at, ticket);
            }
        }
        return String.join("/", segments);
    }

    private Answer answer(HttpResponse<String> response, String path) {
        var location = response.headers().firstValue("Location").orElse("");
        var status = response.statusCode();
        var body = location + response.body();
        return new Answer(containsKey(body) ? 'K' : code(status, location), status, path, body);
    }

    private static char code(int status, String location) {
        if (status == 401 || status == 302 && location.contains("sign-in")) {
            return '?';
        }
        return switch (status) {
            case 403 -> '-';
            case 404 -> '0';
            default -> status < 500 ? '+' : '!';
        };
    }

    /** No answer contains the key of a customer's link. */
    private boolean containsKey(String body) {
        return KEY.matcher(body).find()
                || ordinary.keys().stream().anyMatch(body::contains)
                || restricted.keys().stream().anyMatch(body::contains);
    }

    private Caller caller(String user) {
        if (user.equals("anonymous")) {
            var browser = HttpBrowser.withAddress(port, "203.0.113.77");
            return new Caller(browser, HttpBrowser.anonymous(port), token(browser));
        }
        var browser = HttpBrowser.signedIn(port, user);
        browser.get("/camunda/app/%s/default/".formatted(user.equals("manager") ? "cockpit" : "tasklist"));
        return new Caller(browser, HttpBrowser.basicAuth(port, user, user), token(browser));
    }

    private static String token(HttpBrowser browser) {
        return HttpBrowser.csrfToken(browser.get("/vimeo").body());
    }
}
