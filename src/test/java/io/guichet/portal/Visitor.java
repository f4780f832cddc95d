package io.guichet.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.Browser;
import io.guichet.Multipart;
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

    private static final Pattern LINE =
            Pattern.compile("<input type=\"text\"[^>]* name=\"(\\w+)\"[^>]* value=\"([^\"]*)\"");

    private static final Pattern TEXT = Pattern.compile("<textarea[^>]* name=\"(\\w+)\"[^>]*>\\n([^<]*)</textarea>");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The field of the widget. */
    private static final String CAPTCHA = "_captcha";

    private static final AtomicInteger CAME = new AtomicInteger();

    private final Browser browser;
    private final String language;
    private HttpResponse<String> last;
    private String place;

    Visitor(int port, String language) {
        this.browser = Browser.from(port, "198.51.100." + CAME.incrementAndGet());
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
        place = path;
        last = browser.get(path);
        return page();
    }

    /** Sends the form of the present page that leads to this address. */
    String sends(String action, Map<String, String> fields) {
        post(action, filled(action, fields));
        return follows();
    }

    /** What would be sent: the hidden fields of the page's form, and what was filled in. */
    String filled(String action, Map<String, String> fields) {
        return filled(action, fields, HIDDEN);
    }

    /** The same with what stands in the lines and texts of the form already. */
    String changed(String action, Map<String, String> fields) {
        return filled(action, fields, HIDDEN, LINE, TEXT);
    }

    private String filled(String action, Map<String, String> fields, Pattern... there) {
        var start = page().indexOf("action=\"" + action + "\"");
        if (start < 0) {
            throw new AssertionError("no form to %s on: %s".formatted(action, page()));
        }
        var form = page().substring(start, page().indexOf("</form>", start));
        var all = new LinkedHashMap<String, String>();
        for (var kind : there) {
            kind.matcher(form)
                    .results()
                    .forEach(input -> all.put(input.group(1), HtmlUtils.htmlUnescape(input.group(2))));
        }
        if (form.contains("<altcha-widget") && !fields.containsKey(CAPTCHA)) {
            all.put(CAPTCHA, solvesRiddle(action.split("/")[1]));
        }
        all.putAll(fields);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Asks the brand for a riddle. @return its solution, as the browser's widget sends it */
    String solvesRiddle(String brand) {
        try {
            var riddle = JSON.readTree(browser.get("/" + brand + "/captcha").body());
            var solution = Altcha.solveChallenge(
                    riddle.path("challenge").asText(),
                    riddle.path("salt").asText(),
                    Altcha.Algorithm.SHA256,
                    riddle.path("maxnumber").asLong(),
                    0);
            var sent = JSON.createObjectNode()
                    .put("algorithm", riddle.path("algorithm").asText())
                    .put("challenge", riddle.path("challenge").asText())
                    .put("number", solution.number)
                    .put("salt", riddle.path("salt").asText())
                    .put("signature", riddle.path("signature").asText());
            return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(sent));
        } catch (Exception e) {
            throw new AssertionError("the riddle cannot be solved", e);
        }
    }

    /** The same with files chosen in the form: what was answered, before going where it leads. */
    HttpResponse<String> sendsFiles(String action, Map<String, String> fields, List<Multipart.File> files) {
        var parts = new Multipart();
        for (var pair : filled(action, fields).split("&")) {
            var at = pair.indexOf('=');
            parts.field(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        files.forEach(file -> parts.file("files", file));
        last = browser.post(action, parts.bytes(), parts.type());
        place = action;
        return last;
    }

    /** Fetches what a link leads to, as it is. */
    HttpResponse<byte[]> fetches(String path) {
        return browser.fetch(path);
    }

    HttpResponse<String> post(String path, String body) {
        place = path;
        var answer = browser.form(path, body);
        last = answer;
        return answer;
    }

    /** Goes where the last answer leads, once. */
    String follows() {
        for (int step = 0; last.statusCode() == 302 && step < 3; step++) {
            place = last.headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst("^https?://[^/]+", "")
                    .replaceFirst(";jsessionid=[^?]*", "");
            last = browser.get(place);
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
    String place() {
        return place;
    }

    HttpResponse<String> answer() {
        return last;
    }

    String language() {
        return language;
    }

    /** Asks a brand a question. @return its number */
    String asks(String brand, String text) {
        opens("/" + brand);
        sends("/" + brand, Map.of("text", text));
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** Asks, finds no answer and sends the contact form. @return the way to the request: its path and key */
    String requests(String brand, String text, Map<String, String> fields) {
        var number = asks(brand, text);
        var contact = "/%s/questions/%s/contact".formatted(brand, number);
        opens(contact);
        var all = new LinkedHashMap<>(Map.of("subject", "My subject", "body", text, "email", "ada@example.org"));
        all.putAll(fields);
        sends(contact, all);
        return place.replace("/sent?", "?");
    }
}
