package io.guichet.authoring;

import io.guichet.HttpBrowser;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A staff user who edits the test brand's articles on their pages. */
final class ArticleEditorClient {

    static final String NEW_ARTICLE = "/desk/articles/new";

    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    private final HttpBrowser browser;

    private ArticleEditorClient(HttpBrowser browser) {
        this.browser = browser;
    }

    /** Signs in with English as language. */
    static ArticleEditorClient signedIn(String name, int port) {
        var editor = new ArticleEditorClient(HttpBrowser.signedIn(port, name));
        editor.browser.get("/desk/tickets?lang=en");
        return editor;
    }

    /** A unique title. */
    static String title(String words) {
        return words + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    HttpBrowser browser() {
        return browser;
    }

    /** Opens a page that must exist; non-breaking spaces become spaces. */
    String opens(String path) {
        var page = browser.get(path);
        if (page.statusCode() != 200) {
            throw new AssertionError(path + " answered " + page.statusCode());
        }
        return page.body().replace('\u00a0', ' ');
    }

    /** Creates an article and returns the path of its page. */
    String writes(String title, String body, String action) {
        return redirectPath(creates(Map.of("title", title, "body", body, "action", action)));
    }

    HttpResponse<String> creates(Map<String, String> fields) {
        var all = new LinkedHashMap<>(Map.of("brand", "parcels", "language", "en", "audience", "public"));
        all.putAll(fields);
        return submits(NEW_ARTICLE + "?brand=parcels", NEW_ARTICLE, all);
    }

    /** Saves over the current revision. */
    HttpResponse<String> changes(String path, Map<String, String> fields) {
        var revision = REVISION.matcher(opens(path));
        if (!revision.find()) {
            throw new AssertionError("no revision on " + path);
        }
        var all = new LinkedHashMap<>(Map.of("revision", revision.group(1)));
        all.putAll(fields);
        return submits(path, path, all);
    }

    HttpResponse<String> submits(String page, String path, Map<String, String> fields) {
        return browser.submitForm(page, path, encoded(fields));
    }

    static String redirectPath(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(address -> address.replaceFirst("^https?://[^/]+", ""))
                .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body()));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + HttpBrowser.urlEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
