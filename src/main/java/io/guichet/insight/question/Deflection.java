package io.guichet.insight.question;

import io.guichet.brand.Brand;
import io.guichet.intake.Question.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes how many questions were resolved without a ticket, from their outcomes, not from clicks. Counts only
 * questions with a search for answers, so none by e-mail or phone. A period includes its start and excludes its end; a
 * question belongs to the period in which it was asked.
 */
@Component
@Transactional(readOnly = true)
public class Deflection {

    private static final String ASKED_IN_PERIOD =
            "q.brand = :brand and q.asked_at >= :from and q.asked_at < :to and q.self_service = true";

    /** Leaves out the questions of restricted tickets and requests, as SQL. */
    static final String UNRESTRICTED =
            """
            (q.route is null or q.route <> 'RESTRICTED')
              and not exists (select 1 from ticket t where t.number = q.number and t.restricted)""";

    private static final String UNRESTRICTED_IN_PERIOD = ASKED_IN_PERIOD + " and " + UNRESTRICTED;

    private static final String WITHOUT_TICKET_IN_PERIOD = ASKED_IN_PERIOD
            + EnumSet.complementOf(EnumSet.of(Outcome.TICKET)).stream()
                    .map(Outcome::name)
                    .collect(Collectors.joining("', '", " and q.outcome in ('", "')"));

    /** Outcome of a question as SQL: an answered question without a suggested or found article counts as abandoned. */
    static final String OUTCOME_SQL =
            """
            case when q.outcome = 'DEFLECTED'
                and not exists (select 1 from question_suggestion f where f.number = q.number)
              then 'ABANDONED' else q.outcome end""";

    private final JdbcClient db;

    Deflection(JdbcClient db) {
        this.db = db;
    }

    /**
     * Outcomes of the questions for which an article was suggested or which it answered.
     *
     * @param outcomes outcomes of the questions for which it was suggested
     * @param suggestedFirst number of questions for which it was the first suggestion
     * @param answeredByArticle number of questions that, according to the customer, this article answered
     */
    public record ArticleOutcomes(
            long id,
            String slug,
            String language,
            String title,
            QuestionOutcomes outcomes,
            long suggestedFirst,
            long answeredByArticle) {

        /** Number of questions for which it was suggested. */
        public long suggested() {
            return outcomes.asked();
        }

        private ArticleOutcomes plus(ArticleOutcomes other) {
            return new ArticleOutcomes(
                    id,
                    slug,
                    language,
                    title,
                    outcomes.plus(other.outcomes),
                    suggestedFirst + other.suggestedFirst,
                    answeredByArticle + other.answeredByArticle);
        }
    }

    /**
     * Outcomes of all questions. Whole days include those of restricted tickets; a part of a day leaves them out, so that it
     * tells nobody when one was asked.
     */
    public QuestionOutcomes total(Brand brand, Instant from, Instant to) {
        var condition = brand.isStartOfDay(from) && brand.isStartOfDay(to) ? ASKED_IN_PERIOD : UNRESTRICTED_IN_PERIOD;
        return sum(outcomesByLanguage(brand, from, to, condition));
    }

    private static QuestionOutcomes sum(Map<String, QuestionOutcomes> byLanguage) {
        return byLanguage.values().stream().reduce(QuestionOutcomes.NONE, QuestionOutcomes::plus);
    }

    /** Outcomes of the questions that have not become tickets, those of restricted requests included. */
    public QuestionOutcomes withoutTicket(Brand brand, Instant from, Instant to) {
        return sum(outcomesByLanguage(brand, from, to, WITHOUT_TICKET_IN_PERIOD));
    }

    /** Outcomes by the language of the question, without those of restricted tickets. */
    public Map<String, QuestionOutcomes> byLanguage(Brand brand, Instant from, Instant to) {
        return outcomesByLanguage(brand, from, to, UNRESTRICTED_IN_PERIOD);
    }

    private Map<String, QuestionOutcomes> outcomesByLanguage(Brand brand, Instant from, Instant to, String condition) {
        var languages = new TreeMap<String, QuestionOutcomes>();
        query(
                        brand,
                        from,
                        to,
                        """
                        select language, outcome, count(*) as questions
                        from (select q.language, %s as outcome from question q where %s) ended
                        group by language, outcome"""
                                .formatted(OUTCOME_SQL, condition))
                .query(row -> {
                    languages.merge(row.getString("language"), outcomes(row), QuestionOutcomes::plus);
                });
        return languages;
    }

    /** The articles that were suggested or found, most often suggested first; without questions of restricted tickets. */
    public List<ArticleOutcomes> byArticle(Brand brand, Instant from, Instant to) {
        var articles = new LinkedHashMap<Long, ArticleOutcomes>();
        query(
                        brand,
                        from,
                        to,
                        """
                        select a.id, a.slug, a.language, a.title, s.outcome, s.questions, s.suggested_first, s.answered_by_article
                        from article a join (
                          select i.article, q.outcome, sum(case when i.rank > 0 then 1 else 0 end) as questions,
                            sum(case when i.rank = 1 then 1 else 0 end) as suggested_first,
                            sum(case when i.answered then 1 else 0 end) as answered_by_article
                          from question q join question_suggestion i on i.number = q.number
                          where %s
                          group by i.article, q.outcome) s on s.article = a.id
                        order by a.id"""
                                .formatted(UNRESTRICTED_IN_PERIOD))
                .query(row -> {
                    articles.merge(row.getLong("id"), article(row), ArticleOutcomes::plus);
                });
        return articles.values().stream()
                .sorted(Comparator.comparingLong(ArticleOutcomes::suggested).reversed())
                .toList();
    }

    private JdbcClient.StatementSpec query(Brand brand, Instant from, Instant to, String sql) {
        return db.sql(sql).param("brand", brand.id()).param("from", from).param("to", to);
    }

    private static ArticleOutcomes article(ResultSet row) throws SQLException {
        return new ArticleOutcomes(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                outcomes(row),
                row.getLong("suggested_first"),
                row.getLong("answered_by_article"));
    }

    private static QuestionOutcomes outcomes(ResultSet row) throws SQLException {
        return QuestionOutcomes.of(Outcome.valueOf(row.getString("outcome")), row.getLong("questions"));
    }
}
