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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of messages. */
@Component
class MessageStore {

    private static final String INSERT =
            """
            insert into message (number, author_kind, author, on_behalf_of, visibility, body, automatic, sent_at)
            values (:number, :authorKind, :author, :onBehalfOf, :visibility, :body, :automatic, :at)""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final UnitOfWork unitOfWork;

    MessageStore(JdbcClient db, NamedParameterJdbcOperations batches, UnitOfWork unitOfWork) {
        this.db = db;
        this.batches = batches;
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
        db.sql(INSERT).params(columns(number, message)).update(key, "id");
        var id = key.getKeyAs(Number.class).longValue();
        newestInserted().put(number, id);
        return id;
    }

    record NewMessage(String number, Message message) {}

    /** Stores messages in one batch; returns their ids in the same order. */
    List<Long> insertAll(List<NewMessage> added) {
        var keys = new GeneratedKeyHolder();
        batches.batchUpdate(
                INSERT,
                added.stream()
                        .map(one -> new MapSqlParameterSource(columns(one.number(), one.message())))
                        .toArray(SqlParameterSource[]::new),
                keys,
                new String[] {"id"});
        return keys.getKeyList().stream()
                .map(key -> ((Number) key.values().iterator().next()).longValue())
                .toList();
    }

    private static Map<String, Object> columns(String number, Message message) {
        var values = new HashMap<String, Object>();
        values.put("number", number);
        values.put("authorKind", message.authorKind().name());
        values.put("author", message.author());
        values.put("onBehalfOf", message.onBehalfOf());
        values.put("visibility", message.visibility().name());
        values.put("body", message.body());
        values.put("automatic", message.automatic());
        values.put("at", message.sentAt());
        return values;
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
