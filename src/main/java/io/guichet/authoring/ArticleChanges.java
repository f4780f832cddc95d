package io.guichet.authoring;

import io.guichet.authoring.ArticleEditorViewAssembler.ArticleEditorView;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.Audience;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lists the differences between two revisions apart from the text, in the reader's language. */
@Component
class ArticleChanges {

    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    ArticleChanges(LabelFormatter labels, TimeFormatter timeFormatter) {
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    List<ArticleEditorView.ArticleFieldChange> between(ArticleContent before, ArticleContent after, Locale locale) {
        return differences(fields(before, locale), fields(after, locale));
    }

    /** Changes from the current article to the submitted form, which has no status yet. */
    List<ArticleEditorView.ArticleFieldChange> between(Article current, ArticleForm form, Locale locale) {
        var before = fields(current.content(), locale);
        var after = new LinkedHashMap<>(before);
        put(after, "title", form.title().strip(), locale);
        put(after, "topic", form.topic().strip(), locale);
        put(after, "keywords", form.keywords().strip(), locale);
        put(after, "product", form.product().strip(), locale);
        put(
                after,
                "audience",
                form.audience().equals(Audience.STAFF.value())
                        ? audience(Audience.STAFF, locale)
                        : audience(Audience.PUBLIC, locale),
                locale);
        put(after, "reviewOn", date(form.reviewOn().strip(), locale), locale);
        return differences(before, after);
    }

    /** All fields of an article apart from the text, by label; empty for no value. */
    Map<String, String> fields(ArticleContent content, Locale locale) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "title", content.title(), locale);
        put(fields, "status", labels.text("article.status." + content.status(), locale), locale);
        put(fields, "topic", content.topic(), locale);
        put(fields, "keywords", content.keywords(), locale);
        put(fields, "product", content.product(), locale);
        put(fields, "audience", audience(content.audience(), locale), locale);
        put(
                fields,
                "reviewOn",
                content.reviewOn() == null ? "" : timeFormatter.date(content.reviewOn(), locale),
                locale);
        return fields;
    }

    private static List<ArticleEditorView.ArticleFieldChange> differences(
            Map<String, String> before, Map<String, String> after) {
        var changes = new ArrayList<ArticleEditorView.ArticleFieldChange>();
        after.forEach((name, text) -> {
            if (!text.equals(before.get(name))) {
                changes.add(new ArticleEditorView.ArticleFieldChange(name, before.get(name), text));
            }
        });
        return changes;
    }

    private String audience(Audience audience, Locale locale) {
        return labels.text("article.audience." + audience, locale);
    }

    private String date(String form, Locale locale) {
        try {
            return form.isEmpty() ? "" : timeFormatter.date(LocalDate.parse(form), locale);
        } catch (DateTimeParseException e) {
            return form;
        }
    }

    private void put(Map<String, String> fields, String field, String text, Locale locale) {
        fields.put(labels.text("article.field." + field, locale), text == null ? "" : text);
    }
}
