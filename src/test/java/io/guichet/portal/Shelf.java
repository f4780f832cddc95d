package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import java.util.HashMap;
import java.util.Map;

/** Help articles of the brand of the tests, written by an agent. */
final class Shelf {

    private final Api agent;

    Shelf(int port) {
        agent = Api.as("agent-parcels", port);
    }

    void has(String slug, String language, String title, String body) {
        has(slug, language, Map.of("title", title, "body", body));
    }

    void has(String slug, String language, Map<String, String> article) {
        has(slug, language, article, Map.of());
    }

    /** @param more what differs from that article */
    void has(String slug, String language, Map<String, String> article, Map<String, String> more) {
        var all = new HashMap<>(article);
        all.putAll(more);
        var written = agent.put("/api/brands/parcels/articles/%s?language=%s".formatted(slug, language), all);
        assertThat(written.status()).as(slug).isIn(200, 201);
    }
}
