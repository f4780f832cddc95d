package io.guichet;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** HTTP client with cookies that signs in by form or HTTP Basic and does not follow redirects. */
public final class HttpBrowser {

    private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String baseUrl;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private String authorization;
    private String address;
    private String acceptedEncoding;
    private String referer;

    private HttpBrowser(int port) {
        this.baseUrl = "http://localhost:" + port;
    }

    public static HttpBrowser anonymous(int port) {
        return new HttpBrowser(port);
    }

    /** A client with its own network address, sent as by a proxy. */
    public static HttpBrowser withAddress(int port, String address) {
        var browser = new HttpBrowser(port);
        browser.address = address;
        return browser;
    }

    /** The same client with this network address. */
    public HttpBrowser from(String newAddress) {
        this.address = newAddress;
        return this;
    }

    /** The same client, whose requests come from that page. */
    public HttpBrowser referredBy(String page) {
        this.referer = page;
        return this;
    }

    public void addCookie(String name, String value, String path) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath(path);
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(baseUrl + path), cookie);
    }

    /** A client that authenticates each request with HTTP Basic. */
    public static HttpBrowser basicAuth(int port, String name, String password) {
        var browser = new HttpBrowser(port);
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        browser.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
        return browser;
    }

    /** A program that sends a token with each request. */
    public static HttpBrowser withToken(int port, String token) {
        var browser = new HttpBrowser(port);
        browser.authorization = "Bearer " + token;
        return browser;
    }

    /** A staff user who signed in by form; the password equals the name. */
    public static HttpBrowser signedIn(int port, String name) {
        var browser = new HttpBrowser(port);
        browser.signIn(name, name);
        return browser;
    }

    public HttpResponse<String> signIn(String name, String password) {
        var page = get("/sign-in").body();
        return postForm(
                "/sign-in",
                "username=" + urlEncoded(name) + "&password=" + urlEncoded(password) + "&_csrf=" + csrfToken(page));
    }

    public static String csrfToken(String page) {
        var found = CSRF_TOKEN.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no token in: " + page);
        }
        return urlEncoded(found.group(1));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> postForm(String path, String body) {
        return send("POST", path, body, "application/x-www-form-urlencoded");
    }

    /** Submits a form of this page; the fields are URL-encoded. */
    public HttpResponse<String> submitForm(String page, String path, String fields) {
        return postForm(path, fields + "&_csrf=" + csrfToken(get(page).body()));
    }

    public HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    public HttpResponse<String> send(String method, String path, String body, String type) {
        return send(
                method,
                path,
                body,
                type,
                path.startsWith("/camunda/api") ? "application/json" : "text/html, application/json");
    }

    public HttpResponse<String> send(String method, String path, String body, String type, String accepted) {
        var sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(method, path, sent, type, accepted, BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, byte[] body, String type) {
        return send("POST", path, BodyPublishers.ofByteArray(body), type, "text/html", BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> getBytes(String path) {
        return send("GET", path, BodyPublishers.noBody(), null, "*/*", BodyHandlers.ofByteArray());
    }

    /** The body while the server sends it. */
    public HttpResponse<InputStream> open(String path) {
        return send("GET", path, BodyPublishers.noBody(), null, "*/*", BodyHandlers.ofInputStream());
    }

    /** The body as it was sent, compressed if the server does so. */
    public HttpResponse<byte[]> getCompressed(String path) {
        acceptedEncoding = "gzip";
        try {
            return getBytes(path);
        } finally {
            acceptedEncoding = null;
        }
    }

    private <T> HttpResponse<T> send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            String type,
            String accepted,
            HttpResponse.BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .method(method, body)
                .header("Accept", accepted);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (acceptedEncoding != null) {
            request.header("Accept-Encoding", acceptedEncoding);
        }
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        if (referer != null) {
            request.header("Referer", referer);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
