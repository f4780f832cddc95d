package io.guichet.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.CustomerMail;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.email.Outbox;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.altcha.altcha.Altcha;
import org.springframework.web.util.HtmlUtils;

/**
 * A customer on a brand's pages over HTTP: reads pages, fills in forms and follows redirects. The only script it
 * emulates is the captcha.
 */
final class Visitor {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    private static final Pattern TEXT_INPUT =
            Pattern.compile("<input type=\"text\"[^>]* name=\"(\\w+)\"[^>]* value=\"([^\"]*)\"");

    private static final Pattern TEXT_AREA =
            Pattern.compile("<textarea[^>]* name=\"(\\w+)\"[^>]*>\\n([^<]*)</textarea>");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Name of the widget's field. */
    private static final String CAPTCHA = "_captcha";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final HttpBrowser browser;
    private final String language;
    private final int port;
    private HttpResponse<String> last;
    private String location;

    Visitor(int port, String language) {
        this.browser = HttpBrowser.withAddress(port, "198.51.100." + COUNTER.incrementAndGet());
        this.language = language;
        this.port = port;
        if (language != null) {
            browser.get("/?lang=" + language);
        }
    }

    /** A visitor whose browser sends no language and who has chosen none. */
    static Visitor withoutLanguage(int port) {
        return new Visitor(port, null);
    }

    /** Sets the cookie in which the pages' script keeps the browser's zone. */
    void readsIn(String zone) {
        browser.addCookie("zone", zone, "/");
    }

    String opens(String path) {
        location = path;
        last = browser.get(path);
        return page();
    }

    /** Submits the form of the current page with this action. */
    String submits(String action, Map<String, String> fields) {
        post(action, encodedForm(action, fields));
        return followsRedirects();
    }

    /** The encoded form: its hidden fields and the given ones. */
    String encodedForm(String action, Map<String, String> fields) {
        return encodedForm(action, fields, HIDDEN);
    }

    /** The same with the current values of inputs and text areas. */
    String encodedFormWithValues(String action, Map<String, String> fields) {
        return encodedForm(action, fields, HIDDEN, TEXT_INPUT, TEXT_AREA);
    }

    private String encodedForm(String action, Map<String, String> fields, Pattern... patterns) {
        var start = page().indexOf("action=\"" + action + "\"");
        if (start < 0) {
            throw new AssertionError("no form to %s on: %s".formatted(action, page()));
        }
        var form = page().substring(start, page().indexOf("</form>", start));
        var all = new LinkedHashMap<String, String>();
        for (var kind : patterns) {
            kind.matcher(form)
                    .results()
                    .forEach(input -> all.put(input.group(1), HtmlUtils.htmlUnescape(input.group(2))));
        }
        if (form.contains("<altcha-widget") && !fields.containsKey(CAPTCHA)) {
            all.put(CAPTCHA, solvesCaptcha(action.split("/")[1]));
        }
        all.putAll(fields);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Fetches a challenge and returns its solution in the widget's format. */
    String solvesCaptcha(String brand) {
        try {
            var challenge = JSON.readTree(browser.get("/" + brand + "/captcha").body());
            var solution = Altcha.solveChallenge(
                    challenge.path("challenge").asText(),
                    challenge.path("salt").asText(),
                    Altcha.Algorithm.SHA256,
                    challenge.path("maxnumber").asLong(),
                    0);
            var sent = JSON.createObjectNode()
                    .put("algorithm", challenge.path("algorithm").asText())
                    .put("challenge", challenge.path("challenge").asText())
                    .put("number", solution.number)
                    .put("salt", challenge.path("salt").asText())
                    .put("signature", challenge.path("signature").asText());
            return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(sent));
        } catch (Exception e) {
            throw new AssertionError("the captcha challenge cannot be solved", e);
        }
    }

    /** The form as a browser sends it with files. */
    MultipartBody multipartForm(String action, Map<String, String> fields, List<MultipartBody.UploadFile> files) {
        var parts = new MultipartBody();
        for (var pair : encodedForm(action, fields).split("&")) {
            var at = pair.indexOf('=');
            parts.field(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        files.forEach(file -> parts.file("files", file));
        return parts;
    }

    /** Submits the form with files and returns the response before any redirect. */
    HttpResponse<String> submitsFiles(String action, Map<String, String> fields, List<MultipartBody.UploadFile> files) {
        return post(action, multipartForm(action, fields, files));
    }

    HttpResponse<String> post(String path, MultipartBody form) {
        location = path;
        var response = browser.post(path, form.bytes(), form.type());
        last = response;
        return response;
    }

    /** Fetches the target of a link as bytes. */
    HttpResponse<byte[]> fetches(String path) {
        return browser.getBytes(path);
    }

    HttpResponse<String> post(String path, String body) {
        location = path;
        var response = browser.postForm(path, body);
        last = response;
        return response;
    }

    /** Follows one redirect. */
    String followsRedirects() {
        for (int step = 0; last.statusCode() == 302 && step < 3; step++) {
            location = last.headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst("^https?://[^/]+", "")
                    .replaceFirst(";jsessionid=[^?]*", "");
            last = browser.get(location);
        }
        return page();
    }

    /** The current page with non-breaking spaces replaced. */
    String page() {
        return last.body().replace('\u00a0', ' ');
    }

    int status() {
        return last.statusCode();
    }

    /** Current path and query. */
    String location() {
        return location;
    }

    HttpResponse<String> lastResponse() {
        return last;
    }

    String language() {
        return language;
    }

    /** Signs in by the newest link that was sent to the address. */
    void signsIn(String brand, String email, Outbox outbox) {
        opens("/" + brand + "/sign-in");
        submits("/" + brand + "/sign-in", Map.of("email", email));
        var link = Pattern.compile("/" + brand + "/sign-in/[A-Za-z0-9_-]{20,}");
        var newest = outbox.of("").stream()
                .filter(sent -> sent.recipient().equals(email))
                .flatMap(sent -> link.matcher(sent.body()).results())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group();
        opens(newest);
        submits(newest, Map.of());
    }

    /** Asks a brand a question and returns its number. */
    String asks(String brand, String text) {
        opens("/" + brand);
        submits("/" + brand, Map.of("text", text));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Signs in with a link from an e-mail. */
    Visitor signsIn(String brand, String address) {
        var link = CustomerMail.signInLink(port, brand, address);
        opens(link);
        submits(link, Map.of());
        return this;
    }

    /** Asks, sends the contact form and returns path and key of the request, as its e-mail has them. */
    String requests(String brand, String text, Map<String, String> fields) {
        var number = asks(brand, text);
        var contact = "/%s/questions/%s/contact".formatted(brand, number);
        opens(contact);
        var all = new LinkedHashMap<>(Map.of("subject", "My subject", "body", text, "email", "ada@example.org"));
        all.putAll(fields);
        submits(contact, all);
        return location.endsWith("/sent") ? CustomerMail.linkOf(port, number) : location;
    }
}
