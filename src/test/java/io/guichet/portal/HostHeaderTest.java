package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.portal.ConfidentialRequests.ConfidentialRequest;
import io.guichet.portal.Routes.ListedRoute;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No link of a response or an email is made of the headers that name the host, which senders choose. */
@DeskTest
class HostHeaderTest {

    private static final String HOSTILE = "evil.example";
    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: (\\w[^=]*=[^;\\r\\n]*)");

    @LocalServerPort
    private int port;

    /** Streams of five minutes, without links. */
    private static final Set<String> EVENTS =
            Set.of("/api/tickets/{number}/events", "/api/notifications/events", "/api/insight/live/events");

    @Autowired
    private Desk desk;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private Outbox outbox;

    /** Sends each request with hostile headers and keeps the cookies. */
    private final class HostileClient {

        private final Map<String, String> cookies = new HashMap<>();
        private final String authorization;

        private HostileClient(String user) {
            var pair = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            authorization = user == null
                    ? ""
                    : "Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
        }

        String get(String path) {
            return send("GET", path, "", "");
        }

        String postForm(String path, String body) {
            return send("POST", path, "application/x-www-form-urlencoded", body);
        }

        String send(String method, String path, String type, String body) {
            var content = body.getBytes(StandardCharsets.UTF_8);
            var head = "%s %s HTTP/1.1\r\n".formatted(method, path)
                    + "Host: %s\r\nX-Forwarded-Host: %s\r\nX-Forwarded-Port: 666\r\n".formatted(HOSTILE, HOSTILE)
                    + "X-Forwarded-For: 192.0.2.120\r\nForwarded: host=%s\r\n".formatted(HOSTILE)
                    + "Accept: text/html, application/hal+json, application/json, */*\r\n"
                    + authorization
                    + "Cookie: %s\r\n"
                            .formatted(cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    + (type.isEmpty() ? "" : "Content-Type: %s\r\n".formatted(type))
                    + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(content.length);
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(content);
                socket.getOutputStream().flush();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                COOKIE.matcher(answer).results().forEach(found -> {
                    var pair = found.group(1).split("=", 2);
                    cookies.put(pair[0], pair[1]);
                });
                return answer;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        HostileClient signIn(String user) {
            postForm(
                    "/sign-in",
                    "username=%s&password=%s&_csrf=%s".formatted(user, user, HttpBrowser.csrfToken(get("/sign-in"))));
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noRouteTakesTheHostIntoAResponse(boolean solved) throws IOException {
        var request = confidentialRequests.create(solved);
        var visitor = new HostileClient(null);
        var agent = new HostileClient(null).signIn("agent");
        var program = new HostileClient("agent");
        var hostile = new ArrayList<String>();

        for (var route : Routes.listed()) {
            if (route.owner().equals("demo") || EVENTS.contains(route.pattern())) {
                continue;
            }
            var client = route.isApi() ? program : route.pattern().startsWith("/{brand") ? visitor : agent;
            for (var path : paths(route, request)) {
                var answer = send(client, route, path);
                assertThat(answer).as("%s %s", route.method(), path).startsWith("HTTP/1.1 ");
                if (answer.contains(HOSTILE)) {
                    hostile.add("%s %s: %s".formatted(route.method(), path, around(answer)));
                }
            }
        }

        assertThat(hostile).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda",
                "/camunda/",
                "/camunda/app/",
                "/camunda/app/tasklist",
                "/camunda/app/tasklist/default/",
                "/camunda/api/admin/auth/user/default",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/actuator",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task?maxResults=3",
                "/engine-rest/process-definition",
                "/engine-rest/deployment",
                "/engine-rest/history/process-instance?maxResults=3",
                "/desk/tickets",
                "/nobody-has-heard-of/it"
            })
    void noPageOfALibraryTakesTheHost(String path) {
        for (var client : List.of(new HostileClient(null), new HostileClient(null).signIn("admin"))) {
            assertThat(client.get(path)).startsWith("HTTP/1.1 ").doesNotContain(HOSTILE);
        }
        assertThat(new HostileClient("admin").get(path)).startsWith("HTTP/1.1 ").doesNotContain(HOSTILE);
    }

    @Test
    void theSignInReturnsToThisDesk() {
        var client = new HostileClient(null);
        assertThat(client.get("/desk/tickets")).contains("Location: /sign-in");

        var token = HttpBrowser.csrfToken(client.get("/sign-in"));
        var answer = client.postForm("/sign-in", "username=agent&password=agent&_csrf=" + token);

        assertThat(answer).contains("Location: /desk/tickets");
    }

    @Test
    void noEmailTakesTheHost() {
        var address = "%s@example.org".formatted(UUID.randomUUID());
        var visitor = new HostileClient(null);
        var program = new HostileClient("agent");
        var opened = program.send(
                "POST",
                "/api/brands/parcels/tickets",
                "application/json",
                "{\"requester\":{\"email\":\"%s\"},\"subject\":\"S\",\"body\":\"B\"}".formatted(address));
        assertThat(opened).startsWith("HTTP/1.1 201");
        var token = HttpBrowser.csrfToken(visitor.get("/parcels/sign-in"));
        visitor.postForm("/parcels/sign-in", "email=%s&_csrf=%s".formatted(address, token));

        var emails = new ArrayList<EmailMessage>(outbox.of(""));
        emails.addAll(outbox.of(desk.ticket(numberIn(opened)).number()));

        assertThat(emails)
                .filteredOn(email -> email.recipient().equals(address))
                .hasSize(2)
                .allSatisfy(email -> assertThat(email.body())
                        .contains("http://localhost:8080/")
                        .doesNotContain(HOSTILE));
    }

    private static String numberIn(String answer) {
        var at = answer.indexOf("\"number\":\"") + "\"number\":\"".length();
        return answer.substring(at, answer.indexOf('"', at));
    }

    private static String around(String answer) {
        var at = answer.indexOf(HOSTILE);
        return answer.substring(Math.max(0, at - 60), Math.min(answer.length(), at + 40));
    }

    private static List<String> paths(ListedRoute route, ConfidentialRequest request) {
        return route.paths(request.pathValues(route)).stream()
                .filter(path -> !path.endsWith("**"))
                .map(path -> path + "?key=" + request.key())
                .toList();
    }

    private static String send(HostileClient client, ListedRoute route, String path) {
        var method = route.method().equals("*") ? "GET" : route.method();
        if (method.equals("GET")) {
            return client.get(path);
        }
        if (route.isApi()) {
            var json = route.sample().startsWith("{") ? route.sample() : "{}";
            return client.send(method, path, "application/json", json);
        }
        var page = client.get("/parcels");
        var fields = "body=x&text=x&reply=x&note=x&reason=x&score=1&name=Eve&language=en&subject=x"
                + "&email=eve@example.org&_csrf=" + HttpBrowser.csrfToken(page);
        return client.postForm(path, fields);
    }
}
