package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guichet.access.StaffMember;
import io.guichet.attachment.DraftAttachments;
import io.guichet.brand.Brands;
import io.guichet.problem.StateConflict;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replies that wait for the send delay of their brand. Until it is over, their author can undo them, and nothing happens to
 * the ticket and its clocks. Replies that were undone or refused stay until their author sends or discards them.
 */
@Component
class DelayedReplies {

    private final JdbcClient db;
    private final ObjectMapper json;
    private final DraftAttachments drafts;
    private final Brands brands;
    private final Idempotency idempotency;
    private final Clock clock;

    DelayedReplies(
            JdbcClient db,
            ObjectMapper json,
            DraftAttachments drafts,
            Brands brands,
            Idempotency idempotency,
            Clock clock) {
        this.db = db;
        this.json = json;
        this.drafts = drafts;
        this.brands = brands;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** State of a delayed reply. A sent one no longer exists. */
    enum ReplyState {
        /** It is sent when the delay is over. */
        WAITING,
        /** Its author took it back. */
        UNDONE,
        /** The ticket or its task no longer accepted it. */
        REFUSED
    }

    /**
     * A reply that is not sent yet.
     *
     * @param task the task that its form completes; null for a reply beside any task
     * @param command the form of the task or the message, as JSON
     * @param draft token of its files, or null
     * @param macro id of the macro that it was written with, or null
     */
    record DelayedReply(
            long id,
            String ticket,
            String task,
            String author,
            String command,
            String draft,
            Long macro,
            ReplyState state,
            Instant sendAt) {

        public boolean isWaiting() {
            return state == ReplyState.WAITING;
        }
    }

    boolean isDelayed(String brand) {
        return !brands.get(brand).sendDelay().isZero();
    }

    /**
     * A reply to store.
     *
     * @param ticket number of the ticket
     * @param task the task that it completes; null for none
     * @param command what sends it: a {@link io.guichet.form.Submission}, or a message where there is no task
     * @param draft token of its files; null for none
     * @param macro id of the macro that it was written with; null for none
     */
    record NewReply(String brand, String ticket, String task, Object command, String draft, Long macro) {}

    /**
     * Stores a reply until the delay is over. It replaces one of the same author and task that was undone or refused.
     *
     * @param keepFiles keeps its files, in the same transaction; a refused file stores nothing
     * @param submissionToken of the page; a second submit with it stores nothing; null where there is none
     */
    @RetryableTransaction
    void hold(NewReply reply, Runnable keepFiles, String submissionToken, StaffMember author) {
        var endpoint = "tickets/%s/delayed-replies".formatted(reply.ticket());
        idempotency.runOnce(author.id(), endpoint, submissionToken, reply.command(), () -> {
            keepFiles.run();
            store(reply, author);
        });
    }

    private void store(NewReply reply, StaffMember author) {
        of(reply.ticket(), reply.task(), author).ifPresent(former -> {
            if (former.isWaiting()) {
                throw new StateConflict("A reply of yours to %s is about to be sent.".formatted(reply.ticket()));
            }
            delete(former.id());
        });
        db.sql(
                        """
                        insert into delayed_reply (ticket, task, author, command, draft, macro, state, send_at)
                        values (:ticket, :task, :author, :command, :draft, :macro, 'WAITING', :sendAt)""")
                .param("ticket", reply.ticket())
                .param("task", reply.task())
                .param("author", author.id())
                .param("command", toJson(reply.command()))
                .param("draft", reply.draft())
                .param("macro", reply.macro(), Types.BIGINT)
                .param("sendAt", clock.instant().plus(brands.get(reply.brand()).sendDelay()))
                .update();
    }

    private Optional<DelayedReply> of(String ticket, String task, StaffMember author) {
        return find(of(author), ticket, task);
    }

    /** That of them to this task or, without a task, beside any task. */
    static Optional<DelayedReply> find(List<DelayedReply> replies, String ticket, String task) {
        return replies.stream()
                .filter(reply -> reply.ticket().equals(ticket) && Objects.equals(reply.task(), task))
                .findFirst();
    }

    /** All of the author's delayed replies, the next one first. */
    @Transactional(readOnly = true)
    List<DelayedReply> of(StaffMember author) {
        return db.sql("select * from delayed_reply where author = :author order by send_at, id")
                .param("author", author.id())
                .query(DelayedReplies::row)
                .list();
    }

    /** Takes the reply back. Whether that was in time; a reply that is being sent is waited for. */
    @RetryableTransaction
    boolean undo(String ticket, long id, StaffMember author) {
        return db.sql(
                                """
                                update delayed_reply set state = 'UNDONE'
                                where id = :id and ticket = :ticket and author = :author and state = 'WAITING'""")
                        .param("id", id)
                        .param("ticket", ticket)
                        .param("author", author.id())
                        .update()
                == 1;
    }

    /** Deletes a reply that was undone or refused; one that waits stays. */
    @RetryableTransaction
    void discard(String ticket, long id, StaffMember author) {
        of(author).stream()
                .filter(reply -> reply.id() == id && reply.ticket().equals(ticket) && !reply.isWaiting())
                .forEach(reply -> {
                    drafts.discard(ticket, reply.draft());
                    delete(id);
                });
    }

    /** Ids of the replies whose delay is over, in the order in which they were written. */
    @Transactional(readOnly = true)
    List<Long> due() {
        return db.sql("select id from delayed_reply where state = 'WAITING' and send_at <= :now order by send_at, id")
                .param("now", clock.instant())
                .query(Long.class)
                .list();
    }

    /** The due reply, locked by this transaction; empty if it was undone or another node is sending it. */
    Optional<DelayedReply> lock(long id) {
        return db.sql("select * from delayed_reply where id = :id and state = 'WAITING' for update skip locked")
                .param("id", id)
                .query(DelayedReplies::row)
                .optional();
    }

    void delete(long id) {
        db.sql("delete from delayed_reply where id = :id").param("id", id).update();
    }

    /** Removes a text that a lead has redacted from the replies to the ticket that are not sent yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void redact(String ticket, String redacted, String replacement) {
        db.sql("select * from delayed_reply where ticket = :ticket")
                .param("ticket", ticket)
                .query(DelayedReplies::row)
                .list()
                .forEach(reply -> db.sql("update delayed_reply set command = :command where id = :id")
                        .param("command", withoutText(reply.command(), redacted, replacement))
                        .param("id", reply.id())
                        .update());
    }

    private String withoutText(String command, String redacted, String replacement) {
        try {
            var tree = json.readTree(command);
            // the fields of a task's form, or a message
            var texts = (ObjectNode) (tree.has("fields") ? tree.get("fields") : tree);
            for (var field : List.of("reply", "note", "body")) {
                if (texts.path(field).isTextual()) {
                    texts.put(field, RedactedText.remove(texts.get(field).asText(), redacted, replacement));
                }
            }
            return json.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a reply that could not be sent for its author. */
    @Transactional
    void refuse(long id) {
        db.sql("update delayed_reply set state = 'REFUSED' where id = :id and state = 'WAITING'")
                .param("id", id)
                .update();
    }

    <T> T command(DelayedReply reply, Class<T> type) {
        try {
            return json.readValue(reply.command(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The delayed reply %d cannot be read".formatted(reply.id()), e);
        }
    }

    private String toJson(Object command) {
        try {
            return json.writeValueAsString(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static DelayedReply row(ResultSet row, int index) throws SQLException {
        return new DelayedReply(
                row.getLong("id"),
                row.getString("ticket"),
                row.getString("task"),
                row.getString("author"),
                row.getString("command"),
                row.getString("draft"),
                row.getObject("macro", Long.class),
                ReplyState.valueOf(row.getString("state")),
                instant(row, "send_at"));
    }
}
