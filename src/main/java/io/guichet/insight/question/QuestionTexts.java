package io.guichet.insight.question;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import io.guichet.insight.question.QuestionClusters.QuestionCluster;
import io.guichet.intake.Question.Outcome;
import io.guichet.knowledge.search.SynonymLists;
import io.guichet.text.InputText;
import io.guichet.text.LinkSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the texts of questions that all staff of the brand may read: none that belongs to a restricted ticket or
 * request. Periods are as in {@link Deflection}.
 */
@Component
public class QuestionTexts {

    /** Maximum number of questions, the newest. */
    public static final int MAX_QUESTIONS = 2_000;

    /** Number of characters that are read of each question. */
    private static final int TEXT_PREFIX_LENGTH = 500;

    private static final String ANY_OUTCOME = "true = true";

    private static final String UNANSWERED =
            """
            (q.outcome = 'TICKET' or q.outcome in ('ABANDONED', 'DEFLECTED')
              and not exists (select 1 from question_suggestion s where s.number = q.number))""";

    private final JdbcClient db;
    private final SynonymLists synonyms;

    QuestionTexts(JdbcClient db, SynonymLists synonyms) {
        this.db = db;
        this.synonyms = synonyms;
    }

    /**
     * The text of a question.
     *
     * @param subject subject of the ticket request; null before
     * @param text its beginning
     * @param suggested whether any article was suggested
     */
    public record QuestionText(
            String number,
            String language,
            String subject,
            String text,
            Instant askedAt,
            Outcome outcome,
            boolean suggested) {

        /** Maximum length of an excerpt in characters. */
        public static final int EXCERPT_LENGTH = 200;

        /** The text on one line, cut at {@value #EXCERPT_LENGTH} characters. */
        public String excerpt() {
            var line = InputText.onOneLine(text);
            if (line.codePointCount(0, line.length()) <= EXCERPT_LENGTH) {
                return line;
            }
            return line.substring(0, line.offsetByCodePoints(0, EXCERPT_LENGTH - 1))
                            .stripTrailing() + "…";
        }

        /** Subject and text. */
        String fullText() {
            return subject == null ? text : subject + "\n" + text;
        }

        QuestionOutcomes outcomes() {
            return QuestionOutcomes.of(outcome, 1);
        }
    }

    /**
     * The questions as clusters.
     *
     * @param omitted number of older questions that were left out
     */
    public record ClusteredQuestions(List<QuestionCluster> clusters, long omitted) {

        public List<QuestionText> questions() {
            return clusters.stream()
                    .flatMap(cluster -> cluster.questions().stream())
                    .toList();
        }
    }

    /** The newest questions of the period, at most {@value #MAX_QUESTIONS}. */
    public ClusteredQuestions of(Brand brand, Instant from, Instant to) {
        return read(brand, from, to, ANY_OUTCOME);
    }

    /** Those without a good answer: they became a ticket, or were abandoned after nothing was found. */
    public ClusteredQuestions unanswered(Brand brand, Instant from, Instant to) {
        return read(brand, from, to, UNANSWERED);
    }

    private ClusteredQuestions read(Brand brand, Instant from, Instant to, String condition) {
        var rows = query(
                        brand,
                        from,
                        to,
                        condition,
                        """
                        select q.number, q.language, q.subject, substring(q.text, 1, %d) as text_prefix, q.asked_at,
                          %s as outcome,
                          case when exists (select 1 from question_suggestion i where i.number = q.number and i.rank > 0)
                            then 1 else 0 end as suggested"""
                                .formatted(TEXT_PREFIX_LENGTH, Deflection.OUTCOME_SQL),
                        "order by q.asked_at desc, q.number fetch first %d rows only".formatted(MAX_QUESTIONS))
                .query(QuestionTexts::row)
                .list();
        var total = rows.size() < MAX_QUESTIONS
                ? rows.size()
                : query(brand, from, to, condition, "select count(*)", "")
                        .query(Long.class)
                        .single();
        return new ClusteredQuestions(QuestionClusters.of(rows, synonyms.keywordExtractor(brand)), total - rows.size());
    }

    private JdbcClient.StatementSpec query(
            Brand brand, Instant from, Instant to, String condition, String selection, String order) {
        return db.sql(
                        """
                        %s from question q
                        where q.brand = :brand and q.asked_at >= :from and q.asked_at < :to and q.self_service = true
                          and %s and %s
                        %s"""
                                .formatted(selection, Deflection.UNRESTRICTED, condition, order))
                .param("brand", brand.id())
                .param("from", from)
                .param("to", to);
    }

    private static QuestionText row(ResultSet row, int index) throws SQLException {
        return new QuestionText(
                row.getString("number"),
                row.getString("language"),
                row.getString("subject"),
                LinkSecrets.hide(row.getString("text_prefix")),
                instant(row, "asked_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getInt("suggested") == 1);
    }
}
