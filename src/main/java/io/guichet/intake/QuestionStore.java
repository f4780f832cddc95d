package io.guichet.intake;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.Question.Outcome;
import io.guichet.jdbc.UnitOfWork;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Route;
import io.guichet.policy.TicketAttributes;
import io.guichet.ticket.RequesterIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of questions. */
@Component
class QuestionStore {

    private static final String INSERT =
            """
            insert into question (number, brand, language, channel, text, subject, customer_id, attributes,
              asked_at, outcome, self_service, split_from, verified_by, requester_name, contact)
            values (:number, :brand, :language, :channel, :text, :subject, :customer, :attributes, :at, :outcome,
              :selfService, :from, :verifiedBy, :requesterName, :contact)""";

    private static final String INSERT_ENDED =
            """
            insert into question (number, brand, language, channel, text, subject, customer_id, attributes,
              asked_at, outcome, outcome_at, route, self_service, verified_by, requester_name, contact)
            values (:number, :brand, :language, :channel, :text, :subject, :customer, :attributes,
              :at, :outcome, :at, :route, :selfService, :verifiedBy, :requesterName, :contact)""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final UnitOfWork unitOfWork;

    private record ParentOf(String number) {}

    QuestionStore(JdbcClient db, NamedParameterJdbcOperations batches, UnitOfWork unitOfWork) {
        this.db = db;
        this.batches = batches;
        this.unitOfWork = unitOfWork;
    }

    void insert(Question question) {
        insert(question, null);
    }

    /** @param from number of the ticket that the question is split off from; null for one that was asked */
    void insert(Question question, String from) {
        db.sql(INSERT).params(columns(question, from)).update();
        hold(question);
        unitOfWork.value(new ParentOf(question.number()), () -> Optional.ofNullable(from));
    }

    /** Inserts questions whose outcomes are known, in one batch. Each was answered when it was asked. */
    void insertAll(List<Question> questions) {
        batches.batchUpdate(
                INSERT_ENDED,
                questions.stream()
                        .map(question ->
                                new MapSqlParameterSource(columns(question, null)).addValue("route", question.route()))
                        .toArray(SqlParameterSource[]::new));
    }

    private static Map<String, Object> columns(Question question, String from) {
        var values = columns(question.requester());
        values.put("number", question.number());
        values.put("brand", question.brand());
        values.put("language", question.language());
        values.put("channel", question.channel());
        values.put("text", question.text());
        values.put("subject", question.subject());
        values.put("customer", question.customerId());
        values.put("attributes", toJson(question.attributes()));
        values.put("at", question.askedAt());
        values.put("outcome", question.outcome().name());
        values.put("selfService", question.outcome() == Outcome.ASKED);
        values.put("from", from);
        return values;
    }

    /** The questions whose rows this transaction holds, as it has changed them. */
    private Map<String, Question> held() {
        return unitOfWork.value(this, HashMap::new);
    }

    private Question hold(Question question) {
        held().put(question.number(), question);
        return question;
    }

    private void change(String number, UnaryOperator<Question> change) {
        held().computeIfPresent(number, (key, question) -> change.apply(question));
    }

    /** The parts split off from a ticket that are not tickets yet, locked, oldest first. */
    List<Question> pendingPartsOf(String number) {
        return db
                .sql(
                        """
                        select * from question where split_from = :number and outcome = 'SPLIT_OFF'
                        order by asked_at, number for update""")
                .param("number", number)
                .query(QuestionStore::row)
                .list()
                .stream()
                .map(this::hold)
                .toList();
    }

    /** All questions split off from this one, oldest first. */
    List<Question> splitPartsOf(String number) {
        return db.sql("select * from question where split_from = :number order by asked_at, number")
                .param("number", number)
                .query(QuestionStore::row)
                .list();
    }

    /**
     * Numbers of the question that this one was split off from, of its other parts, and of the parts of this one. Each of the
     * three reads an index.
     */
    List<String> relatedTo(String number) {
        return db.sql(
                        """
                        select number, asked_at from question where split_from = :number
                        union select whole.number, whole.asked_at from question part
                          join question whole on whole.number = part.split_from where part.number = :number
                        union select other.number, other.asked_at from question part
                          join question other on other.split_from = part.split_from and other.number <> part.number
                          where part.number = :number
                        order by 2, 1""")
                .param("number", number)
                .query((row, index) -> row.getString("number"))
                .list();
    }

    /** Number of the ticket that this question was split off from. */
    Optional<String> splitParentOf(String number) {
        return unitOfWork.value(new ParentOf(number), () -> db.sql(
                        "select split_from from question where number = :number and split_from is not null")
                .param("number", number)
                .query(String.class)
                .optional());
    }

    Optional<Question> find(String number) {
        var held = held().get(number);
        return held != null ? Optional.of(held) : read(number);
    }

    private Optional<Question> read(String number) {
        return db.sql("select * from question where number = :number")
                .param("number", number)
                .query(QuestionStore::row)
                .optional();
    }

    /** The question with its row locked until the transaction ends. */
    Question lock(String number) {
        var held = held().get(number);
        return held != null ? held : hold(readForUpdate(number));
    }

    private Question readForUpdate(String number) {
        return db.sql("select * from question where number = :number for update")
                .param("number", number)
                .query(QuestionStore::row)
                .optional()
                .orElseThrow(() -> new UnknownQuestion(number));
    }

    private static Map<String, Object> columns(RequesterIdentity requester) {
        var values = new HashMap<String, Object>();
        values.put("verifiedBy", requester.isVerified() ? requester.verifiedBy().name() : null);
        values.put("requesterName", requester.name());
        values.put("contact", requester.contact());
        return values;
    }

    void saveRequest(
            String number,
            long customer,
            RequesterIdentity requester,
            String subject,
            String text,
            TicketAttributes attributes) {
        db.sql(
                        """
                        update question set customer_id = :customer, subject = :subject, text = :text, attributes = :attributes,
                          verified_by = :verifiedBy, requester_name = :requesterName, contact = :contact
                        where number = :number""")
                .param("customer", customer)
                .param("subject", subject)
                .param("text", text)
                .param("attributes", toJson(attributes))
                .param("number", number)
                .params(columns(requester))
                .update();
        change(number, question -> question.withRequest(customer, requester, subject, text, attributes));
    }

    void saveAttributes(String number, TicketAttributes attributes) {
        db.sql("update question set attributes = :attributes where number = :number")
                .param("attributes", toJson(attributes))
                .param("number", number)
                .update();
        change(number, question -> question.withAttributes(attributes));
    }

    /** Only a question with exactly that text has it. */
    void redact(String number, String text, String replacement) {
        db.sql("update question set text = :replacement where number = :number and text = :text")
                .param("replacement", replacement)
                .param("number", number)
                .param("text", text)
                .update();
    }

    void saveOutcome(String number, Outcome outcome, Instant at) {
        db.sql("update question set outcome = :outcome, outcome_at = :at where number = :number")
                .param("outcome", outcome.name())
                .param("at", at)
                .param("number", number)
                .update();
        change(number, question -> question.withOutcome(outcome));
    }

    void saveRoute(String number, DecisionResult<Route> decided) {
        db.sql("update question set route = :route, route_decision = :decision where number = :number")
                .param("route", decided.value().outcome())
                .param("decision", toJson(decided.reason()))
                .param("number", number)
                .update();
        change(number, question -> question.withRoute(decided.value().outcome()));
    }

    /** Assigns a customer to those of these questions that were deflected and have none. */
    void assignCustomer(String brand, Set<String> numbers, long customer) {
        db.sql(
                        """
                        update question set customer_id = :customer
                        where number in (:numbers) and brand = :brand and outcome = 'DEFLECTED' and customer_id is null""")
                .param("customer", customer)
                .param("numbers", numbers)
                .param("brand", brand)
                .update();
    }

    /** Number of the customer's deflected questions since that instant. */
    int countDeflectedSince(long customer, Instant since) {
        return db.sql(
                        """
                        select count(*) from question
                        where customer_id = :customer and outcome = 'DEFLECTED' and outcome_at >= :since""")
                .param("customer", customer)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    private static Question row(ResultSet row, int index) throws SQLException {
        return new Question(
                row.getString("number"),
                row.getString("brand"),
                row.getString("language"),
                row.getString("channel"),
                row.getString("text"),
                row.getString("subject"),
                row.getObject("customer_id", Long.class),
                new RequesterIdentity(
                        row.getString("requester_name"),
                        row.getString("contact"),
                        VerificationMethod.read(row.getString("verified_by")),
                        null,
                        null),
                new TicketAttributes(json(row, "attributes", new TypeReference<Map<String, Object>>() {})),
                instant(row, "asked_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("route"));
    }
}
