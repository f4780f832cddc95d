package io.guichet.survey;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.survey.SurveyEvent.SurveyAnswered;
import io.guichet.survey.SurveyEvent.SurveySent;
import io.guichet.survey.SurveyEvent.SurveyWithdrawn;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.Tickets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Commands on surveys: one per solution, answered at most once. */
@Component
@Transactional
public class Surveys {

    private static final int LOW_SCORE = 2;

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(
            JdbcClient db,
            NamedParameterJdbcOperations batches,
            Tickets tickets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.batches = batches;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the survey of the ticket's latest solution. */
    public void send(String number) {
        var ticket = tickets.lock(number);
        db.sql("insert into survey (number, solution, state, sent_at) values (:number, :solution, 'SENT', :now)")
                .param("number", number)
                .param("solution", ticket.solutionCount())
                .param("now", clock.instant())
                .update();
        events.publishEvent(new SurveySent(number, ticket.brand()));
    }

    /** The survey of the latest solution, if there is one. */
    public Optional<Survey> newest(String number) {
        return db.sql("select * from survey where number = :number order by solution desc limit 1")
                .param("number", number)
                .query(Surveys::row)
                .optional();
    }

    /** @param score from 1 (bad) to 5 (good) */
    public void answer(String number, int score, String comment, Actor by) {
        if (score < 1 || score > 5) {
            throw new BadInput("score", "must be a number from 1 to 5");
        }
        var text = TextRule.SURVEY_COMMENT.read("comment", comment).orElse(null);
        var ticket = tickets.lock(number);
        var survey = newest(number)
                .orElseThrow(
                        () -> new StateConflict("%s has no solution to rate yet.".formatted(number), ticket.status()));
        if (!survey.state().equals("SENT")) {
            throw new StateConflict(
                    "The survey about %s cannot be answered: it is %s.".formatted(number, survey.state()),
                    ticket.status());
        }
        db.sql(
                        """
                        update survey set state = 'ANSWERED', score = :score, comment = :comment, answered_at = :now,
                          answered_by = :by
                        where number = :number and solution = :solution""")
                .param("score", score)
                .param("comment", text)
                .param("now", clock.instant())
                .param("by", by.id())
                .param("number", number)
                .param("solution", survey.solution())
                .update();
        tickets.record(number, "rated", by, Map.of("score", String.valueOf(score)));
        events.publishEvent(new SurveyAnswered(number));
    }

    /** Stores surveys that customers have answered elsewhere. */
    public void insertAnswered(List<Survey> answered) {
        batches.batchUpdate(
                """
                insert into survey (number, solution, state, sent_at, score, comment, answered_at)
                values (:number, :solution, :state, :sentAt, :score, :comment, :answeredAt)""",
                answered.stream()
                        .map(one -> new MapSqlParameterSource("number", one.number())
                                .addValue("solution", one.solution())
                                .addValue("state", one.state())
                                .addValue("sentAt", one.sentAt())
                                .addValue("score", one.score())
                                .addValue("comment", one.comment(), Types.VARCHAR)
                                .addValue("answeredAt", one.answeredAt()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Adds a comment to a score that has none. */
    public void addComment(String number, String comment, Actor by) {
        var text = TextRule.SURVEY_COMMENT.require("comment", comment);
        var ticket = tickets.lock(number);
        var survey = newest(number)
                .filter(answered -> answered.state().equals("ANSWERED") && answered.comment() == null)
                .orElseThrow(() ->
                        new StateConflict("%s has no rating without a comment.".formatted(number), ticket.status()));
        db.sql("update survey set comment = :comment where number = :number and solution = :solution")
                .param("comment", text)
                .param("number", number)
                .param("solution", survey.solution())
                .update();
        tickets.record(number, "rating-explained", by, Map.of());
    }

    /** Closes a survey that was not answered in time. */
    public void close(String number) {
        tickets.lock(number);
        setState(number, "CLOSED");
    }

    public boolean hasLowScore(String number) {
        return newest(number)
                .map(survey -> survey.score() != null && survey.score() <= LOW_SCORE)
                .orElse(false);
    }

    /** Withdraws the survey of a solution that did not last. */
    @EventListener
    @Order(1)
    void on(TicketReopened event) {
        if (setState(event.number(), "WITHDRAWN") > 0) {
            events.publishEvent(new SurveyWithdrawn(event.number()));
        }
    }

    private int setState(String number, String state) {
        return db.sql("update survey set state = :state where number = :number and state = 'SENT'")
                .param("state", state)
                .param("number", number)
                .update();
    }

    private static Survey row(ResultSet row, int index) throws SQLException {
        return new Survey(
                row.getString("number"),
                row.getInt("solution"),
                row.getString("state"),
                instant(row, "sent_at"),
                row.getObject("score", Integer.class),
                row.getString("comment"),
                instant(row, "answered_at"));
    }
}
