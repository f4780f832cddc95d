package io.guichet;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A browser's session of a demo user, whose password is the user name. */
final class SpeedClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String baseUrl;
    private String xsrfToken;
    private String csrfToken;

    SpeedClient(String baseUrl, String user) throws IOException, InterruptedException {
        this.baseUrl = baseUrl;
        var form = "username=%1$s&password=%1$s&_csrf=%2$s"
                .formatted(user, URLEncoder.encode(token(get("/sign-in")), StandardCharsets.UTF_8));
        send(HttpRequest.newBuilder(URI.create(baseUrl + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The body of a successful response. */
    String get(String path) throws IOException, InterruptedException {
        return body(path, HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", accepted(path)));
    }

    /** The bytes of a successful response, as they come. */
    InputStream stream(String path) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Accept", "*/*")
                        .build(),
                BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("%d for %s".formatted(response.statusCode(), path));
        }
        return response.body();
    }

    /** The body of the successful response to this JSON, sent as the engine's webapps do. */
    String post(String path, String json) throws IOException, InterruptedException {
        if (xsrfToken == null) {
            get("/camunda/app/tasklist/default/");
            xsrfToken = cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }
        return body(
                path,
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Accept", accepted(path))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", xsrfToken)
                        .POST(BodyPublishers.ofString(json)));
    }

    int command(String path) throws IOException, InterruptedException {
        return command(path, "{}");
    }

    /** The status of the response to this JSON, sent to the API. */
    int command(String path, String json) throws IOException, InterruptedException {
        if (csrfToken == null) {
            csrfToken = token(get("/desk/tickets?assignee=nobody"));
        }
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", csrfToken)
                        .POST(BodyPublishers.ofString(json))
                        .build())
                .statusCode();
    }

    private static String token(String page) {
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page has no token");
        }
        return token.group(1);
    }

    private static String accepted(String path) {
        return path.startsWith("/camunda/api") ? "application/hal+json, application/json; q=0.5" : "*/*";
    }

    private String body(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = send(request.build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("%d for %s: %s".formatted(response.statusCode(), path, response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
