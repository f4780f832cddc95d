package io.guichet.desk;

import io.guichet.Browser;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A member of staff who writes help articles of the brand of the tests on their pages. */
final class Editor {

    static final String NEW = "/desk/articles/new";

    private static final Pattern EDITION = Pattern.compile("name=\"edition\" value=\"(\\d+)\"");

    private final Browser browser;

    private Editor(Browser browser) {
        this.browser = browser;
    }

    /** Reads English. */
    static Editor named(String name, int port) {
        var editor = new Editor(Browser.signedIn(port, name));
        editor.browser.get("/desk/tickets?lang=en");
        return editor;
    }

    /** A title that no other article has. */
    static String title(String words) {
        return words + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    Browser browser() {
        return browser;
    }

    /** A page that must be there, with its spaces as one types them. */
    String opens(String path) {
        var page = browser.get(path);
        if (page.statusCode() != 200) {
            throw new AssertionError(path + " answered " + page.statusCode());
        }
        return page.body().replace('\u00a0', ' ');
    }

    /** @return the path of the page of the new article */
    String writes(String title, String body, String what) {
        return lands(writesNew(Map.of("title", title, "body", body, "do", what)));
    }

    HttpResponse<String> writesNew(Map<String, String> fields) {
        var all = new LinkedHashMap<>(Map.of("brand", "parcels", "language", "en", "audience", "public"));
        all.putAll(fields);
        return sends(NEW + "?brand=parcels", NEW, all);
    }

    /** Writes over the edition that stands there. */
    HttpResponse<String> changes(String path, Map<String, String> fields) {
        var edition = EDITION.matcher(opens(path));
        if (!edition.find()) {
            throw new AssertionError("no edition on " + path);
        }
        var all = new LinkedHashMap<>(Map.of("edition", edition.group(1)));
        all.putAll(fields);
        return sends(path, path, all);
    }

    HttpResponse<String> sends(String page, String path, Map<String, String> fields) {
        return browser.submit(page, path, encoded(fields));
    }

    static String lands(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(address -> address.replaceFirst("^https?://[^/]+", ""))
                .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body()));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
