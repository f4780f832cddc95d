package io.guichet.authoring;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.Audience;
import java.util.Map;

/**
 * Raw values of the article form; empty for missing ones.
 *
 * @param slug empty for a new article whose slug is derived from its title
 * @param revision base revision; 0 for a new article
 */
public record ArticleForm(
        String slug,
        String language,
        String title,
        String body,
        String keywords,
        String topic,
        String product,
        String audience,
        String reviewOn,
        int revision) {

    static ArticleForm of(Article article) {
        var content = article.content();
        return new ArticleForm(
                article.slug(),
                article.language(),
                content.title(),
                content.body(),
                content.keywords(),
                content.topic() == null ? "" : content.topic(),
                content.product() == null ? "" : content.product(),
                content.audience().value(),
                content.reviewOn() == null ? "" : content.reviewOn().toString(),
                article.revision());
    }

    static ArticleForm submitted(String slug, String language, Map<String, String> fields) {
        return new ArticleForm(
                slug,
                language,
                text("title", fields),
                text("body", fields),
                text("keywords", fields),
                text("topic", fields),
                text("product", fields),
                fields.getOrDefault("audience", Audience.PUBLIC.value()),
                text("reviewOn", fields),
                number(fields.get("revision")));
    }

    /** The same values on the current revision of that article. */
    ArticleForm onRevisionOf(Article article) {
        return new ArticleForm(
                article.slug(),
                article.language(),
                title,
                body,
                keywords,
                topic,
                product,
                audience,
                reviewOn,
                article.revision());
    }

    /** Rejects characters that the database cannot store. */
    static String text(String field, Map<String, String> fields) {
        return fields.getOrDefault(field, "").replace("\0", "").replace("\r\n", "\n");
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
