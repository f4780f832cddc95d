package io.guichet.authoring;

import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Audience;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputNumber;
import io.guichet.text.InputTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of an article's form as they were submitted; empty where one is missing.
 *
 * @param slug empty where a new article gets its slug from its title
 * @param revision that the form was filled in from; 0 for a new article
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

    /**
     * The article's content with this status.
     *
     * @throws BadInput naming every invalid field
     */
    ArticleContent content(ArticleStatus status) {
        var errors = new ArrayList<FieldError>();
        var reviewDate = reviewDate(errors);
        ArticleContent content = null;
        try {
            content = new ArticleContent(
                    title, body, keywords, topic, product, Audience.parse(audience), status, reviewDate);
            ArticleText.of(content.body());
        } catch (BadInput refused) {
            errors.addAll(refused.errors());
        }
        BadInput.throwIfAny(errors);
        return content;
    }

    private LocalDate reviewDate(List<FieldError> errors) {
        var text = reviewOn.strip();
        var date = InputTime.date(text);
        if (date.isEmpty() && !text.isEmpty()) {
            var label = ArticleContent.label("reviewOn");
            errors.add(new FieldError("reviewOn", "must be a date", "form.problem.date", label));
        }
        return date.orElse(null);
    }

    /** The same, based on this revision. */
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

    /** The field without characters that the database cannot store. */
    static String text(String field, Map<String, String> fields) {
        return fields.getOrDefault(field, "").replace("\0", "").replace("\r\n", "\n");
    }

    private static int number(String text) {
        return InputNumber.parse(text, Integer.MAX_VALUE).orElse(0);
    }
}
