package io.guichet;

import java.io.IOException;
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

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;

    SpeedClient(String baseUrl, String user) throws IOException, InterruptedException {
        this.baseUrl = baseUrl;
        var token = TOKEN.matcher(get("/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        var form = "username=%1$s&password=%1$s&_csrf=%2$s"
                .formatted(user, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        send(HttpRequest.newBuilder(URI.create(baseUrl + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The body of a successful response. */
    String get(String path) throws IOException, InterruptedException {
        var response = send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Accept", path.startsWith("/camunda") ? "application/hal+json, application/json" : "*/*")
                .build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("%d for %s: %s".formatted(response.statusCode(), path, response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
