package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.access.StaffMember;
import io.guichet.attachment.DraftAttachments;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.RetryableTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff are writing on tickets: one draft per user and ticket, kept until it is sent, discarded or forgotten. */
@Component
class ReplyDrafts {

    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient db;
    private final TicketAccess access;
    private final DraftAttachments attachments;
    private final Clock clock;

    ReplyDrafts(JdbcClient db, TicketAccess access, DraftAttachments attachments, Clock clock) {
        this.db = db;
        this.access = access;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * A draft.
     *
     * @param visibility of the text that its author was writing last
     * @param reply text of the public reply, or empty
     * @param note text of the internal note, or empty
     * @param files token of its files
     * @param revision 1 for the first one; grows with each change
     */
    record ReplyDraft(
            String ticket,
            String author,
            Visibility visibility,
            String reply,
            String note,
            String files,
            int revision,
            Instant savedAt) {

        String body() {
            return visibility == Visibility.PUBLIC ? reply : note;
        }
    }

    /**
     * What is to be saved.
     *
     * @param reply null leaves the former one
     * @param note null leaves the former one
     * @param files token of its files; null leaves the former one
     * @param baseRevision revision that was changed; null or 0 where there was no draft
     */
    record DraftContent(Visibility visibility, String reply, String note, String files, Integer baseRevision) {

        static DraftContent of(Visibility visibility, String body, Integer baseRevision) {
            var isReply = visibility == Visibility.PUBLIC;
            return new DraftContent(visibility, isReply ? body : null, isReply ? null : body, null, baseRevision);
        }
    }

    @Transactional(readOnly = true)
    Optional<ReplyDraft> find(String ticket, StaffMember author) {
        return db.sql("select * from reply_draft where ticket = :ticket and author = :author")
                .param("ticket", ticket)
                .param("author", author.id())
                .query(ReplyDrafts::row)
                .optional();
    }

    /** All of the author's drafts, the newest first. */
    @Transactional(readOnly = true)
    List<ReplyDraft> of(StaffMember author) {
        return db.sql("select * from reply_draft where author = :author order by saved_at desc, ticket")
                .param("author", author.id())
                .query(ReplyDrafts::row)
                .list();
    }

    /** Saves the draft and returns it; {@link StateConflict} if it was changed elsewhere since that revision. */
    @RetryableTransaction
    ReplyDraft save(String ticket, DraftContent content, StaffMember author) {
        access.requireWork(ticket, author);
        BadInput.throwIfAny(errors(content));
        var former = find(ticket, author);
        int base = content.baseRevision() == null ? 0 : content.baseRevision();
        if (base != former.map(ReplyDraft::revision).orElse(0)) {
            throw stale(ticket);
        }
        var draft = new ReplyDraft(
                ticket,
                author.id(),
                content.visibility(),
                text(content.reply(), former.map(ReplyDraft::reply)),
                text(content.note(), former.map(ReplyDraft::note)),
                DraftAttachments.tokenOf(Objects.requireNonNullElse(
                        content.files(), former.map(ReplyDraft::files).orElse(""))),
                base + 1,
                clock.instant());
        if (former.isEmpty()) {
            insert(draft);
        } else if (update(draft, base) == 0) {
            throw stale(ticket);
        }
        return draft;
    }

    /** The same, but makes no draft of nothing. */
    @RetryableTransaction
    ReplyDraft saveText(String ticket, DraftContent content, StaffMember author) {
        var isBlank = InputText.isBlank(content.reply()) && InputText.isBlank(content.note());
        if (isBlank && find(ticket, author).isEmpty()) {
            access.requireWork(ticket, author);
            var files = DraftAttachments.tokenOf(content.files());
            return new ReplyDraft(ticket, author.id(), content.visibility(), "", "", files, 0, clock.instant());
        }
        return save(ticket, content, author);
    }

    private static List<BadInput.FieldError> errors(DraftContent content) {
        var errors = new ArrayList<BadInput.FieldError>();
        for (var text : new String[] {content.reply(), content.note()}) {
            if (!InputText.isBlank(text)) {
                errors.addAll(TextRule.BODY.errors("body", text, "ticket.body.too-long", TextRule.BODY.maxLength()));
            }
        }
        return errors;
    }

    private static String text(String written, Optional<String> former) {
        return written == null ? former.orElse("") : InputText.clean(written);
    }

    private static StateConflict stale(String ticket) {
        return new StateConflict("Your draft on %s was changed elsewhere.".formatted(ticket));
    }

    private int update(ReplyDraft draft, int base) {
        return db.sql(
                        """
                        update reply_draft set visibility = :visibility, reply = :reply, note = :note, files = :files,
                          revision = :revision, saved_at = :savedAt
                        where ticket = :ticket and author = :author and revision = :base""")
                .params(columns(draft))
                .param("base", base)
                .update();
    }

    /** Where another page was faster, the transaction is retried and finds that draft. */
    private void insert(ReplyDraft draft) {
        db.sql(
                        """
                        insert into reply_draft (ticket, author, visibility, reply, note, files, revision, saved_at)
                        values (:ticket, :author, :visibility, :reply, :note, :files, :revision, :savedAt)""")
                .params(columns(draft))
                .update();
    }

    private static Map<String, Object> columns(ReplyDraft draft) {
        return Map.of(
                "ticket", draft.ticket(),
                "author", draft.author(),
                "visibility", draft.visibility().name(),
                "reply", draft.reply(),
                "note", draft.note(),
                "files", draft.files(),
                "revision", draft.revision(),
                "savedAt", draft.savedAt());
    }

    /** Deletes the draft with its files. */
    @RetryableTransaction
    void discard(String ticket, StaffMember author) {
        find(ticket, author).ifPresent(draft -> {
            attachments.discard(ticket, draft.files());
            forget(ticket, author);
        });
    }

    /** Deletes the draft after it was sent, whose files went along. */
    @RetryableTransaction
    void forget(String ticket, StaffMember author) {
        db.sql("delete from reply_draft where ticket = :ticket and author = :author")
                .param("ticket", ticket)
                .param("author", author.id())
                .update();
    }

    /** A note was saved, or a reply was sent: the other text, if there is one, stays a draft with its files. */
    @RetryableTransaction
    void sent(String ticket, Visibility visibility, StaffMember author) {
        var other = find(ticket, author)
                .filter(draft -> !(visibility == Visibility.PUBLIC ? draft.note() : draft.reply()).isBlank());
        if (other.isEmpty()) {
            forget(ticket, author);
            return;
        }
        var isReply = visibility == Visibility.PUBLIC;
        var kept = new DraftContent(
                isReply ? Visibility.INTERNAL : Visibility.PUBLIC,
                isReply ? "" : null,
                isReply ? null : "",
                null,
                other.get().revision());
        save(ticket, kept, author);
    }

    /** Removes a text that a lead has redacted from all drafts on the ticket; composers that are open must read them anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void redact(String ticket, String redacted, String replacement) {
        db.sql("select * from reply_draft where ticket = :ticket")
                .param("ticket", ticket)
                .query(ReplyDrafts::row)
                .list()
                .forEach(draft -> {
                    var reply = RedactedText.remove(draft.reply(), redacted, replacement);
                    var note = RedactedText.remove(draft.note(), redacted, replacement);
                    if (!Objects.equals(reply, draft.reply()) || !Objects.equals(note, draft.note())) {
                        db.sql(
                                        """
                                        update reply_draft set reply = :reply, note = :note, revision = revision + 1
                                        where ticket = :ticket and author = :author""")
                                .param("reply", reply)
                                .param("note", note)
                                .param("ticket", ticket)
                                .param("author", draft.author())
                                .update();
                    }
                });
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT20M")
    @Transactional
    public void purge() {
        db.sql("delete from reply_draft where saved_at < :before")
                .param("before", clock.instant().minus(KEPT))
                .update();
    }

    private static ReplyDraft row(ResultSet row, int index) throws SQLException {
        return new ReplyDraft(
                row.getString("ticket"),
                row.getString("author"),
                Visibility.valueOf(row.getString("visibility")),
                row.getString("reply"),
                row.getString("note"),
                row.getString("files"),
                row.getInt("revision"),
                instant(row, "saved_at"));
    }
}
