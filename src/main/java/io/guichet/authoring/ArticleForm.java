package io.guichet.authoring;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.Audience;
import java.util.Map;

/**
 * What stands in the form of an article, understood or not; empty for what was left out.
 *
 * @param slug empty where the article is new and its name is to be made of its title
 * @param edition the edition that was read before writing; 0 for a new article
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

    /** The same, now that this edition was read. */
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

    /** What no table can keep, nobody can type. */
    static String text(String field, Map<String, String> fields) {
        return fields.getOrDefault(field, "").replace("\0", "").replace("\r\n", "\n");
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
