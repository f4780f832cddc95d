package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.knowledge.ArticleHome;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Content;
import io.guichet.knowledge.Status;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what was typed about an article, and says in the writer's language what is wrong with it. */
@Component
class ArticleSlips {

    private static final Map<String, Integer> LENGTHS = Map.of(
            "title", Content.TITLE,
            "body", Content.BODY,
            "keywords", Content.KEYWORDS,
            "topic", Content.TOPIC,
            "product", Content.TOPIC);

    private final Lexicon lexicon;

    ArticleSlips(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** @throws BadInput naming every field that is wrong */
    Content content(ArticleForm form, Status status, Locale locale) {
        var problems = new ArrayList<Problem>();
        var reviewOn = date(form, problems, locale);
        try {
            var content = new Content(
                    form.title(),
                    form.body(),
                    form.keywords(),
                    form.topic(),
                    form.product(),
                    Audience.read(form.audience()),
                    status,
                    reviewOn);
            ArticleText.of(content.body());
            if (problems.isEmpty()) {
                return content;
            }
        } catch (BadInput refused) {
            refused.problems().forEach(problem -> problems.add(said(problem, form, locale)));
        }
        throw new BadInput(problems);
    }

    /** Where an article is to stand. @throws BadInput naming the field that is wrong */
    Writing writing(Brand brand, String slug, String language, Content content, Locale locale) {
        if (!brand.languages().contains(language)) {
            throw new BadInput("language", lexicon.say("article.language.unknown", locale));
        }
        try {
            return new Writing(slug, language, content);
        } catch (BadInput refused) {
            throw new BadInput("slug", lexicon.say("article.slug.refused", locale));
        }
    }

    /** The body as HTML, or in words why it cannot be drawn. */
    String html(Brand brand, String body, List<Problem> problems, Locale locale) {
        try {
            return ArticleText.of(body).html(ArticleHome.of(brand.id()), null);
        } catch (BadInput refused) {
            problems.add(new Problem("body", lexicon.say("article.body.nests", locale)));
            return "";
        }
    }

    private LocalDate date(ArticleForm form, List<Problem> problems, Locale locale) {
        var typed = form.reviewOn().strip();
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            problems.add(new Problem("reviewOn", lexicon.say("form.problem.date", locale, label("reviewOn", locale))));
            return null;
        }
    }

    private Problem said(Problem problem, ArticleForm form, Locale locale) {
        var field = problem.field();
        var typed = typed(field, form).strip();
        if (!LENGTHS.containsKey(field)) {
            return new Problem(field, lexicon.say("form.problem.required", locale, label(field, locale)));
        }
        if (typed.isEmpty()) {
            return new Problem(field, lexicon.say("form.problem.required", locale, label(field, locale)));
        }
        if (typed.length() <= LENGTHS.get(field)) {
            return new Problem(field, lexicon.say("article.body.nests", locale));
        }
        return new Problem(
                field,
                lexicon.say("form.problem.too-long", locale, label(field, locale), LENGTHS.get(field), typed.length()));
    }

    private String label(String field, Locale locale) {
        return lexicon.say("article.field." + field, locale);
    }

    private static String typed(String field, ArticleForm form) {
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
