package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import java.util.HashMap;
import java.util.Map;

/** Publishes help articles of the test brand as an agent. */
final class ArticleFixture {

    private final ApiClient agent;

    ArticleFixture(int port) {
        agent = ApiClient.as("agent-parcels", port);
    }

    void publish(String slug, String language, String title, String body) {
        publish(slug, language, Map.of("title", title, "body", body));
    }

    void publish(String slug, String language, Map<String, String> article) {
        publish(slug, language, article, Map.of());
    }

    /** @param more values that differ from the article's */
    void publish(String slug, String language, Map<String, String> article, Map<String, String> more) {
        var all = new HashMap<>(article);
        all.putAll(more);
        var response = agent.put("/api/brands/parcels/articles/%s?language=%s".formatted(slug, language), all);
        assertThat(response.status()).as(slug).isIn(200, 201);
    }
}
