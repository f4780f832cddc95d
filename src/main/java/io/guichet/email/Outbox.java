package io.guichet.email;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.text.InputText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Outgoing e-mails. An e-mail is queued in the transaction that causes it. */
@Component
public class Outbox {

    private static final int MAX_SUBJECT_LENGTH = 400;

    /** All but the HTML, which only the mail server gets. */
    private static final String COLUMNS =
            """
            id, brand, number, template, language, recipient, subject, body, message, state, created_at, attempts,
            next_attempt, message_id, failure, sent_at""";

    /** The beginning of a text by which an e-mail with it is found; quotations are cut. */
    private static final int COMPARED_LENGTH = 500;

    private static final int MIN_COMPARED_LENGTH = 40;

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
        var values = TemplateValues.of(brand, language, email.values());
        values.put("number", email.number());
        var rendered = templates.render(brand, email.template(), language, values);
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, html, message, state, created_at)
                        values (:brand, :number, :template, :language, :recipient, :subject, :body, :html, :message, 'QUEUED', :now)""")
                .param("brand", brand.id())
                .param("number", email.number())
                .param("template", email.template().id())
                .param("language", language)
                .param("recipient", email.recipient())
                .param("subject", InputText.truncate(rendered.subject(), MAX_SUBJECT_LENGTH))
                .param("body", rendered.text())
                .param("html", rendered.html())
                .param("message", email.message(), Types.BIGINT)
                .param("now", clock.instant())
                .update(id, "id");
        for (int position = 0; position < email.attachments().size(); position++) {
            attach(id.getKey().longValue(), position, email.attachments().get(position));
        }
    }

    private void attach(long email, int position, EmailAttachment file) {
        db.sql(
                        """
                        insert into email_attachment (email, position, name, type, size, content)
                        values (:email, :position, :name, :type, :size, :content)""")
                .param("email", email)
                .param("position", position)
                .param("name", file.name())
                .param("type", file.type())
                .param("size", file.size())
                .param("content", file.content())
                .update();
    }

    /**
     * Removes a text from the e-mails of a ticket that carry or quote it. One that is still queued is not sent.
     *
     * @param message id of the message that had the text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void redact(String number, long message, String text, String replacement) {
        var excerpt = comparable(InputText.truncate(text, COMPARED_LENGTH));
        of(number).stream()
                .filter(email -> Objects.equals(email.message(), message) || quotes(email.body(), excerpt))
                .forEach(email -> db.sql(
                                """
                                update email set body = :replacement, html = null,
                                  failure = case when state = 'QUEUED' then :replacement else failure end,
                                  state = case when state = 'QUEUED' then 'FAILED' else state end
                                where id = :id""")
                        .param("replacement", replacement)
                        .param("id", email.id())
                        .update());
    }

    /** A short text, such as a yes, stands in other words too: it must be a line of its own. */
    private static boolean quotes(String body, String excerpt) {
        return excerpt.length() < MIN_COMPARED_LENGTH
                ? !excerpt.isEmpty() && body.lines().map(Outbox::comparable).anyMatch(excerpt::equals)
                : comparable(body).contains(excerpt);
    }

    /** Without white space and the marks of quotations, which differ between a message and an e-mail that quotes it. */
    private static String comparable(String text) {
        var comparable = new StringBuilder(text.length());
        text.chars()
                .filter(character -> character != '>' && character != '…' && !Character.isWhitespace(character))
                .forEach(character -> comparable.append((char) character));
        return comparable.toString();
    }

    public List<EmailMessage> of(String number) {
        return db.sql("select %s from email where number = :number order by id".formatted(COLUMNS))
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
                        select %s from email
                        where brand in (:brands) and id < :beforeId %s
                        order by id desc limit :limit"""
                                .formatted(COLUMNS, filter.conditions()))
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
        return db.sql("select %s from email where id = :id".formatted(COLUMNS))
                .param("id", id)
                .query(Outbox::row)
                .optional();
    }

    /** The number of the ticket that the e-mail of that Message-ID was about; empty if the desk has sent none. */
    public Optional<String> ticketOf(String messageId) {
        return db
                .sql("select number from email where message_id = :messageId and number <> ''")
                .param("messageId", messageId)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
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
                row.getObject("message", Long.class),
                row.getString("state"),
                instant(row, "created_at"),
                row.getInt("attempts"),
                instant(row, "next_attempt"),
                row.getString("message_id"),
                row.getString("failure"),
                instant(row, "sent_at"));
    }
}
