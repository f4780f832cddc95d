package io.guichet.desk;

import io.guichet.http.Moments;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.Content;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what differs between two editions of an article beside their texts, in the reader's language. */
@Component
class ArticleChanges {

    private final Lexicon lexicon;
    private final Moments moments;

    ArticleChanges(Lexicon lexicon, Moments moments) {
        this.lexicon = lexicon;
        this.moments = moments;
    }

    List<ArticleSheet.Change> between(Content before, Content after, Locale locale) {
        return differing(parts(before, locale), parts(after, locale));
    }

    /** From what stands there to what was typed, of which the status is not chosen yet. */
    List<ArticleSheet.Change> between(Article now, ArticleForm typed, Locale locale) {
        var before = parts(now.content(), locale);
        var after = new LinkedHashMap<>(before);
        put(after, "title", typed.title().strip(), locale);
        put(after, "topic", typed.topic().strip(), locale);
        put(after, "keywords", typed.keywords().strip(), locale);
        put(after, "product", typed.product().strip(), locale);
        put(
                after,
                "audience",
                typed.audience().equals(Audience.STAFF.word())
                        ? audience(Audience.STAFF, locale)
                        : audience(Audience.PUBLIC, locale),
                locale);
        put(after, "reviewOn", date(typed.reviewOn().strip(), locale), locale);
        return differing(before, after);
    }

    /** All that is said of an article beside its text, by name; empty for nothing. */
    Map<String, String> parts(Content content, Locale locale) {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "title", content.title(), locale);
        put(parts, "status", lexicon.say("article.status." + content.status(), locale), locale);
        put(parts, "topic", content.topic(), locale);
        put(parts, "keywords", content.keywords(), locale);
        put(parts, "product", content.product(), locale);
        put(parts, "audience", audience(content.audience(), locale), locale);
        put(parts, "reviewOn", content.reviewOn() == null ? "" : moments.date(content.reviewOn(), locale), locale);
        return parts;
    }

    private static List<ArticleSheet.Change> differing(Map<String, String> before, Map<String, String> after) {
        var changes = new ArrayList<ArticleSheet.Change>();
        after.forEach((name, text) -> {
            if (!text.equals(before.get(name))) {
                changes.add(new ArticleSheet.Change(name, before.get(name), text));
            }
        });
        return changes;
    }

    private String audience(Audience audience, Locale locale) {
        return lexicon.say("article.audience." + audience, locale);
    }

    private String date(String typed, Locale locale) {
        try {
            return typed.isEmpty() ? "" : moments.date(LocalDate.parse(typed), locale);
        } catch (DateTimeParseException e) {
            return typed;
        }
    }

    private void put(Map<String, String> parts, String field, String text, Locale locale) {
        parts.put(lexicon.say("article.field." + field, locale), text == null ? "" : text);
    }
}
