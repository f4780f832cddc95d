package io.guichet.knowledge;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The editable content of an article, without its slug and language.
 *
 * @param title one line
 * @param body Markdown
 * @param keywords search terms that the text does not contain, separated by commas; may be empty
 * @param topic topic under which it is listed, in its own language, or null
 * @param product the only product that it applies to, or null for all
 * @param reviewOn day on which it is due for review, or null
 */
public record ArticleContent(
        String title,
        String body,
        String keywords,
        String topic,
        String product,
        Audience audience,
        ArticleStatus status,
        LocalDate reviewOn) {

    /** In characters. */
    public static final int MAX_TITLE = 300;

    /** In characters. */
    public static final int MAX_BODY = 200_000;

    private static final int MAX_KEYWORDS = 1_000;

    /** In characters, of a product too. */
    private static final int MAX_TOPIC = 120;

    /** Throws {@link BadInput} that names every invalid field. */
    public ArticleContent {
        title = singleLine(title);
        body = body == null ? "" : InputText.strip(limited(body, MAX_BODY));
        keywords = singleLine(keywords);
        topic = nullIfEmpty(singleLine(topic));
        product = nullIfEmpty(singleLine(product));
        audience = audience == null ? Audience.PUBLIC : audience;
        status = status == null ? ArticleStatus.PUBLISHED : status;
        var errors = new ArrayList<FieldError>();
        validate(errors, "title", title, MAX_TITLE, true);
        validate(errors, "body", body, MAX_BODY, true);
        validate(errors, "keywords", keywords, MAX_KEYWORDS, false);
        validate(errors, "topic", topic, MAX_TOPIC, false);
        validate(errors, "product", product, MAX_TOPIC, false);
        BadInput.throwIfAny(errors);
    }

    ArticleContent withStatus(ArticleStatus newStatus) {
        return new ArticleContent(title, body, keywords, topic, product, audience, newStatus, reviewOn);
    }

    private static String singleLine(String text) {
        return text == null ? "" : InputText.onOneLine(limited(text, MAX_KEYWORDS));
    }

    /** A text that is certainly too long is not read. */
    private static String limited(String text, int length) {
        return TextRule.lines(length).isTooLong(text) ? text : InputText.clean(text);
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void validate(List<FieldError> errors, String field, String text, int length, boolean required) {
        if (required && text.isEmpty()) {
            errors.add(new FieldError(field, "must not be empty", "form.problem.required", label(field)));
        } else if (text != null && InputText.length(text) > length) {
            var message = "may have at most %d characters".formatted(length);
            errors.add(new FieldError(
                    field, message, "form.problem.too-long", label(field), length, InputText.length(text)));
        }
    }

    /** The name of the field on pages, as an argument of a text. */
    public static MessageSourceResolvable label(String field) {
        return new DefaultMessageSourceResolvable("article.field." + field);
    }
}
