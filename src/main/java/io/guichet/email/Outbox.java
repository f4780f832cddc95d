package io.guichet.email;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.text.InputText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Outgoing e-mails. An e-mail is queued in the transaction that causes it. */
@Component
public class Outbox {

    private static final int MAX_SUBJECT_LENGTH = 400;

    /** Values from outside that a line break would turn into text of the desk. */
    private static final List<String> SINGLE_LINE_VALUES = List.of("name", "subject", "reference");

    private final JdbcClient db;
    private final EmailTemplates templates;
    private final Clock clock;

    Outbox(JdbcClient db, EmailTemplates templates, Clock clock) {
        this.db = db;
        this.templates = templates;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(TemplatedEmail email) {
        var brand = email.brand();
        var language = brand.languageFor(email.language());
        var values = new HashMap<String, Object>(email.values());
        SINGLE_LINE_VALUES.forEach(
                name -> values.computeIfPresent(name, (key, value) -> InputText.onOneLine(value.toString())));
        values.put("brand", brand.name().in(language));
        values.put("number", email.number());
        brand.texts().forEach((name, text) -> values.put(name, text.in(language)));
        var rendered = templates.render(brand, email.template(), language, values);
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, state, created_at)
                        values (:brand, :number, :template, :language, :recipient, :subject, :body, 'QUEUED', :now)""")
                .param("brand", brand.id())
                .param("number", email.number())
                .param("template", email.template())
                .param("language", language)
                .param("recipient", email.recipient())
                .param("subject", InputText.truncate(rendered.subject(), MAX_SUBJECT_LENGTH))
                .param("body", rendered.body())
                .param("now", clock.instant())
                .update();
    }

    public List<EmailMessage> of(String number) {
        return db.sql("select * from email where number = :number order by id")
                .param("number", number)
                .query(Outbox::row)
                .list();
    }

    /** The newest e-mails of the filter before that id (null for the first page). */
    public List<EmailMessage> newest(EmailFilter filter, Long beforeId, int limit) {
        if (filter.brands().isEmpty()) {
            return List.of();
        }
        return db.sql(
                        """
                        select * from email
                        where brand in (:brands) and id < :beforeId %s
                        order by id desc limit :limit"""
                                .formatted(filter.conditions()))
                .param("brands", filter.brands())
                .param("excludedNumbers", filter.excludedNumbers())
                .param("excludedTemplates", filter.excludedTemplates())
                .param("ticket", filter.ticket())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("beforeId", beforeId == null ? Long.MAX_VALUE : beforeId)
                .param("limit", limit)
                .query(Outbox::row)
                .list();
    }

    public Optional<EmailMessage> find(long id) {
        return db.sql("select * from email where id = :id")
                .param("id", id)
                .query(Outbox::row)
                .optional();
    }

    private static EmailMessage row(ResultSet row, int index) throws SQLException {
        return new EmailMessage(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("number"),
                row.getString("template"),
                row.getString("language"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("state"),
                instant(row, "created_at"),
                row.getInt("attempts"),
                instant(row, "next_attempt"),
                row.getString("message_id"),
                row.getString("failure"),
                instant(row, "sent_at"));
    }
}
