package io.guichet.authoring;

import io.guichet.brand.Brand;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.HelpCentreUrls;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Converts and validates the article form, with messages in the author's language. */
@Component
class ArticleFormReader {

    private static final Map<String, Integer> MAX_LENGTHS = Map.of(
            "title", ArticleContent.MAX_TITLE,
            "body", ArticleContent.MAX_BODY,
            "keywords", ArticleContent.MAX_KEYWORDS,
            "topic", ArticleContent.MAX_TOPIC,
            "product", ArticleContent.MAX_TOPIC);

    private final LabelFormatter labels;

    ArticleFormReader(LabelFormatter labels) {
        this.labels = labels;
    }

    /** @throws BadInput naming every invalid field */
    ArticleContent readContent(ArticleForm form, ArticleStatus status, Locale locale) {
        var problems = new ArrayList<FieldError>();
        var reviewOn = date(form, problems, locale);
        try {
            var content = new ArticleContent(
                    form.title(),
                    form.body(),
                    form.keywords(),
                    form.topic(),
                    form.product(),
                    Audience.parse(form.audience()),
                    status,
                    reviewOn);
            ArticleText.of(content.body());
            if (problems.isEmpty()) {
                return content;
            }
        } catch (BadInput refused) {
            refused.errors().forEach(problem -> problems.add(formProblem(problem, form, locale)));
        }
        throw new BadInput(problems);
    }

    /**
     * Combines content with slug and language.
     *
     * @throws BadInput naming the invalid field
     */
    ArticleInput readInput(Brand brand, String slug, String language, ArticleContent content, Locale locale) {
        if (!brand.languages().contains(language)) {
            throw new BadInput("language", labels.text("article.language.unknown", locale));
        }
        try {
            return new ArticleInput(slug, language, content);
        } catch (BadInput refused) {
            throw new BadInput("slug", labels.text("article.slug.refused", locale));
        }
    }

    /** Renders the body, or returns the message that says why it cannot be rendered. */
    String html(Brand brand, String body, List<FieldError> problems, Locale locale) {
        try {
            return ArticleText.of(body).html(HelpCentreUrls.of(brand.id()), null);
        } catch (BadInput refused) {
            problems.add(new FieldError("body", labels.text("article.body.nested", locale)));
            return "";
        }
    }

    private LocalDate date(ArticleForm form, List<FieldError> problems, Locale locale) {
        var value = form.reviewOn().strip();
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            problems.add(
                    new FieldError("reviewOn", labels.text("form.problem.date", locale, label("reviewOn", locale))));
            return null;
        }
    }

    private FieldError formProblem(FieldError problem, ArticleForm form, Locale locale) {
        var field = problem.field();
        var value = value(field, form).strip();
        if (!MAX_LENGTHS.containsKey(field)) {
            return new FieldError(field, labels.text("form.problem.required", locale, label(field, locale)));
        }
        if (value.isEmpty()) {
            return new FieldError(field, labels.text("form.problem.required", locale, label(field, locale)));
        }
        if (value.length() <= MAX_LENGTHS.get(field)) {
            return new FieldError(field, labels.text("article.body.nested", locale));
        }
        return new FieldError(
                field,
                labels.text(
                        "form.problem.too-long", locale, label(field, locale), MAX_LENGTHS.get(field), value.length()));
    }

    private String label(String field, Locale locale) {
        return labels.text("article.field." + field, locale);
    }

    private static String value(String field, ArticleForm form) {
        return switch (field) {
            case "title" -> form.title();
            case "body" -> form.body();
            case "keywords" -> form.keywords();
            case "topic" -> form.topic();
            case "product" -> form.product();
            default -> "";
        };
    }
}
