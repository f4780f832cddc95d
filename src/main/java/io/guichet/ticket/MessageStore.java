package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.jdbc.UnitOfWork;
import io.guichet.text.LinkSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of messages. */
@Component
class MessageStore {

    private final JdbcClient db;
    private final UnitOfWork unitOfWork;

    MessageStore(JdbcClient db, UnitOfWork unitOfWork) {
        this.db = db;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Stores a message.
     *
     * @param message its id is ignored
     * @return the id that it was given
     */
    long insert(String number, Message message) {
        var key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into message (number, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at)
                        values (:number, :authorKind, :author, :onBehalfOf, :visibility, :body, :automatic, :at)""")
                .param("number", number)
                .param("authorKind", message.authorKind().name())
                .param("author", message.author())
                .param("onBehalfOf", message.onBehalfOf())
                .param("visibility", message.visibility().name())
                .param("body", message.body())
                .param("automatic", message.automatic())
                .param("at", message.sentAt())
                .update(key, "id");
        var id = key.getKeyAs(Number.class).longValue();
        newestInserted().put(number, id);
        return id;
    }

    /** Ids of the newest messages that this transaction has inserted, by ticket; it holds those tickets. */
    private Map<String, Long> newestInserted() {
        return unitOfWork.value(this, HashMap::new);
    }

    void makeInternal(long message) {
        db.sql("update message set visibility = 'INTERNAL' where id = :id")
                .param("id", message)
                .update();
    }

    /** The tickets that have this message, itself or as the copy that a merge made. */
    List<String> ticketsWith(Message message) {
        return db.sql(
                        "select distinct number from message where author = :author and sent_at = :at and body = :body order by number")
                .param("author", message.author())
                .param("at", message.sentAt())
                .param("body", message.body())
                .query(String.class)
                .list();
    }

    /** Removes the text from the message and its copies. */
    void redact(Message message, Instant at) {
        db.sql(
                        """
                        update message set body = :redacted, redacted_at = :now
                        where id = :id or author = :author and sent_at = :at and body = :body""")
                .param("redacted", Message.REDACTED)
                .param("now", at)
                .param("id", message.id())
                .param("author", message.author())
                .param("at", message.sentAt())
                .param("body", message.body())
                .update();
    }

    /** The messages of a ticket, oldest first; a customer may have quoted an email with the key of their link. */
    List<Message> of(String number) {
        return db.sql("select * from message where number = :number order by id")
                .param("number", number)
                .query(MessageStore::row)
                .list();
    }

    /** Copies every message of one ticket into another one. */
    void copy(String from, String to) {
        db.sql(
                        """
                        insert into message (number, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at)
                        select :to, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at
                        from message where number = :from order by id""")
                .param("from", from)
                .param("to", to)
                .update();
        newestInserted().remove(to);
    }

    /** Id of the newest message of any kind; 0 when there is none. */
    long newestId(String number) {
        var inserted = newestInserted().get(number);
        return inserted != null ? inserted : readNewestId(number);
    }

    private long readNewestId(String number) {
        return db.sql("select coalesce(max(id), 0) from message where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** Id of the newest message that the customer wrote; 0 when there is none. Automatic messages do not count. */
    long newestCustomerMessageId(String number) {
        return db.sql(
                        "select coalesce(max(id), 0) from message where number = :number and author_kind = 'CUSTOMER' and not automatic")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private static Message row(ResultSet row, int index) throws SQLException {
        return new Message(
                row.getLong("id"),
                Message.Author.valueOf(row.getString("author_kind")),
                row.getString("author"),
                row.getString("on_behalf_of"),
                Message.Visibility.valueOf(row.getString("visibility")),
                LinkSecrets.hide(row.getString("body")),
                row.getBoolean("automatic"),
                instant(row, "sent_at"));
    }
}
