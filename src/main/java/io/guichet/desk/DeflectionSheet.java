package io.guichet.desk;

import io.guichet.intake.Deflection.ArticleEnds;
import io.guichet.intake.Ends;
import io.guichet.knowledge.ReadersWords.Tally;
import java.util.List;

/**
 * How many questions need no ticket, in the reader's language.
 *
 * @param ends of all questions
 * @param percent answered of what has ended, as it is said; null where nothing has ended
 * @param articles those to be shown first
 * @param moreArticles how many more there are
 * @param subjects what was asked about, the most frequent first
 * @param older how many questions were not read for them
 */
public record DeflectionSheet(
        Ends ends,
        String percent,
        List<Part> parts,
        List<Language> languages,
        List<Article> articles,
        int moreArticles,
        List<Subject> subjects,
        int moreSubjects,
        long older) {

    /**
     * One way in which questions ended.
     *
     * @param kind a word of the bundles
     * @param share of all that have ended, as it is said; null for those that have not
     * @param hundredths the same as a number
     */
    public record Part(String kind, long count, String share, double hundredths) {}

    /** @param percent null where nothing has ended */
    public record Language(String name, Ends ends, String percent) {}

    public record Article(ArticleEnds counted, String language, Tally votes) {}

    /** @param name its words, or a question where none is telling */
    public record Subject(String name, String spoken, String language, Ends ends) {}
}
