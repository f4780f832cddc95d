package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.DeflectionSheet.Article;
import io.guichet.desk.DeflectionSheet.Language;
import io.guichet.desk.DeflectionSheet.Part;
import io.guichet.desk.DeflectionSheet.Subject;
import io.guichet.intake.Deflection;
import io.guichet.intake.Deflection.ArticleEnds;
import io.guichet.intake.Ends;
import io.guichet.intake.Theme;
import io.guichet.intake.Wordings;
import io.guichet.knowledge.ReadersWords;
import io.guichet.knowledge.ReadersWords.Tally;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the figures of a period together for a page. */
@Component
class DeflectionSheets {

    static final String ARTICLES = "articles";
    static final String SUBJECTS = "subjects";
    static final String USUAL_ORDER = "suggested";

    private static final int FEW_ARTICLES = 50;
    private static final int FEW_SUBJECTS = 20;

    private static final Map<String, Comparator<Article>> ORDERS = Map.of(
            USUAL_ORDER,
            descending(article -> article.counted().suggested()),
            "answered",
            descending(article -> article.counted().answeredByIt()),
            "ticket",
            descending(article -> article.counted().ends().ticket()),
            "helpful",
            descending(article -> article.votes().helpful()));

    private final Deflection deflection;
    private final Wordings wordings;
    private final ReadersWords readers;

    DeflectionSheets(Deflection deflection, Wordings wordings, ReadersWords readers) {
        this.deflection = deflection;
        this.wordings = wordings;
        this.readers = readers;
    }

    /** The order of articles that an address asks for; the usual one where it makes no sense. */
    static String order(String asked) {
        return asked != null && ORDERS.containsKey(asked) ? asked : USUAL_ORDER;
    }

    /** @param all which list is wanted whole, or null */
    DeflectionSheet of(Brand brand, Period period, String sort, String all, Locale locale) {
        var languages = deflection.byLanguage(brand, period.start(), period.end());
        var ends = languages.values().stream().reduce(Ends.NONE, Ends::plus);
        var articles = articles(brand, period, sort, locale);
        var read = wordings.of(brand, period.start(), period.end());
        var subjects = read.themes();
        var fewArticles = ARTICLES.equals(all) ? articles.size() : Math.min(FEW_ARTICLES, articles.size());
        var fewSubjects = SUBJECTS.equals(all) ? subjects.size() : Math.min(FEW_SUBJECTS, subjects.size());
        return new DeflectionSheet(
                ends,
                percent(ends.percentAnswered(), locale),
                parts(ends, locale),
                languages.entrySet().stream()
                        .map(one -> new Language(
                                language(one.getKey(), locale),
                                one.getValue(),
                                percent(one.getValue().percentAnswered(), locale)))
                        .toList(),
                articles.subList(0, fewArticles),
                articles.size() - fewArticles,
                subjects.subList(0, fewSubjects).stream()
                        .map(theme -> new Subject(
                                name(theme), theme.language(), language(theme.language(), locale), theme.ends()))
                        .toList(),
                subjects.size() - fewSubjects,
                read.left());
    }

    private List<Article> articles(Brand brand, Period period, String sort, Locale locale) {
        var said = readers.tallies(brand, period.start(), period.end());
        return deflection.byArticle(brand, period.start(), period.end()).stream()
                .map(article -> new Article(
                        article, language(article.language(), locale), said.getOrDefault(article.id(), Tally.NONE)))
                .sorted(ORDERS.get(sort))
                .toList();
    }

    private static List<Part> parts(Ends ends, Locale locale) {
        return Stream.of(
                        part("answered", ends.answered(), ends, locale),
                        part("abandoned", ends.abandoned(), ends, locale),
                        part("ticket", ends.ticket(), ends, locale),
                        part("redirected", ends.redirected(), ends, locale),
                        new Part("open", ends.open(), null, 0))
                .toList();
    }

    private static Part part(String kind, long count, Ends ends, Locale locale) {
        var hundredths = ends.ended() == 0 ? 0 : 100.0 * count / ends.ended();
        return new Part(kind, count, percent(hundredths, locale), hundredths);
    }

    /** What a group of questions is called: its words, or a question where none is telling. */
    static String name(Theme theme) {
        return theme.words().isEmpty() ? theme.wordings().get(0).shown() : String.join(" · ", theme.words());
    }

    /** The name of a language in another one, as it stands on its own. */
    static String language(String language, Locale locale) {
        var name = Locale.forLanguageTag(language).getDisplayLanguage(locale);
        return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** "62,1 %" or "62.1%"; null for null. */
    static String percent(Double hundredths, Locale locale) {
        if (hundredths == null) {
            return null;
        }
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(hundredths / 100);
    }

    private static Comparator<Article> descending(ToLongFunction<Article> figure) {
        return Comparator.comparingLong(figure)
                .reversed()
                .thenComparing(article -> article.counted(), Comparator.comparing(ArticleEnds::title))
                .thenComparing(article -> article.counted().id());
    }
}
