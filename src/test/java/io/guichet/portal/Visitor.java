package io.guichet.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
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
 * A customer before a brand's pages: reads, fills in the form of a page, goes where it leads. Of scripts their browser runs
 * the one alone that solves the riddle of a form.
 */
final class Visitor {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    private static final Pattern TEXT_INPUT =
            Pattern.compile("<input type=\"text\"[^>]* name=\"(\\w+)\"[^>]* value=\"([^\"]*)\"");

    private static final Pattern TEXT_AREA =
            Pattern.compile("<textarea[^>]* name=\"(\\w+)\"[^>]*>\\n([^<]*)</textarea>");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The field of the widget. */
    private static final String CAPTCHA = "_captcha";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final HttpBrowser browser;
    private final String language;
    private HttpResponse<String> last;
    private String location;

    Visitor(int port, String language) {
        this.browser = HttpBrowser.withAddress(port, "198.51.100." + COUNTER.incrementAndGet());
        this.language = language;
        if (language != null) {
            browser.get("/?lang=" + language);
        }
    }

    /** Somebody whose browser prefers no language, and who has chosen none. */
    static Visitor withoutLanguage(int port) {
        return new Visitor(port, null);
    }

    String opens(String path) {
        location = path;
        last = browser.get(path);
        return page();
    }

    /** Sends the form of the present page that leads to this address. */
    String submits(String action, Map<String, String> fields) {
        post(action, encodedForm(action, fields));
        return followsRedirects();
    }

    /** What would be sent: the hidden fields of the page's form, and what was filled in. */
    String encodedForm(String action, Map<String, String> fields) {
        return encodedForm(action, fields, HIDDEN);
    }

    /** The same with what stands in the lines and texts of the form already. */
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

    /** Asks the brand for a riddle. @return its solution, as the browser's widget sends it */
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

    /** The same with files chosen in the form: what was answered, before going where it leads. */
    HttpResponse<String> submitsFiles(String action, Map<String, String> fields, List<MultipartBody.UploadFile> files) {
        var parts = new MultipartBody();
        for (var pair : encodedForm(action, fields).split("&")) {
            var at = pair.indexOf('=');
            parts.field(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        files.forEach(file -> parts.file("files", file));
        last = browser.post(action, parts.bytes(), parts.type());
        location = action;
        return last;
    }

    /** Fetches what a link leads to, as it is. */
    HttpResponse<byte[]> fetches(String path) {
        return browser.getBytes(path);
    }

    HttpResponse<String> post(String path, String body) {
        location = path;
        var response = browser.postForm(path, body);
        last = response;
        return response;
    }

    /** Goes where the last answer leads, once. */
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

    /** What is read there; a space that does not break is a space. */
    String page() {
        return last.body().replace('\u00a0', ' ');
    }

    int status() {
        return last.statusCode();
    }

    /** Where the visitor is, with the query. */
    String location() {
        return location;
    }

    HttpResponse<String> lastResponse() {
        return last;
    }

    String language() {
        return language;
    }

    /** Asks a brand a question. @return its number */
    String asks(String brand, String text) {
        opens("/" + brand);
        submits("/" + brand, Map.of("text", text));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Asks, finds no answer and sends the contact form. @return the way to the request: its path and key */
    String requests(String brand, String text, Map<String, String> fields) {
        var number = asks(brand, text);
        var contact = "/%s/questions/%s/contact".formatted(brand, number);
        opens(contact);
        var all = new LinkedHashMap<>(Map.of("subject", "My subject", "body", text, "email", "ada@example.org"));
        all.putAll(fields);
        submits(contact, all);
        return location.replace("/sent?", "?");
    }
}
