package io.guichet.attachment;

import io.guichet.attachment.RejectedFile.RejectionReason;
import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of a form about a ticket that was refused: kept under the form's token for the next attempt, so that the good ones
 * survive a bad one, and with a reply until it is sent. Nobody else sees them; those that no reply waits with are deleted
 * a day later.
 */
@Component
public class DraftAttachments {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Attachments attachments;
    private final AttachmentContentStore contentStore;
    private final AttachmentFormatter formatter;
    private final Clock clock;

    DraftAttachments(
            JdbcClient db,
            Attachments attachments,
            AttachmentContentStore contentStore,
            AttachmentFormatter formatter,
            Clock clock) {
        this.contentStore = contentStore;
        this.db = db;
        this.attachments = attachments;
        this.formatter = formatter;
        this.clock = clock;
    }

    /**
     * Who sends the files of a form, and to which brand and ticket.
     *
     * @param internal whether they belong to an internal note
     */
    public record DraftOwner(Brand brand, String number, Actor by, boolean customer, boolean internal) {}

    /** The token of a form: the submitted one, or a new one for a page that is about to be rendered. */
    public static String tokenOf(String submitted) {
        return isToken(submitted) ? submitted : UUID.randomUUID().toString();
    }

    private static boolean isToken(String text) {
        return text != null
                && text.length() == 36
                && text.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }

    /** The files kept under that token for a public message, oldest first; none without one. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String number, String draft) {
        return of(number, draft, false);
    }

    /** The files kept under that token for an internal note or for a public message. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String number, String draft, boolean internal) {
        return isToken(draft) ? attachments.ofDraft(number, draft, internal) : List.of();
    }

    private List<Attachment> all(String number, String draft) {
        return Stream.concat(of(number, draft, false).stream(), of(number, draft, true).stream())
                .toList();
    }

    /** Keeps the files that the brand accepts, each on its own, and returns the errors of the others. */
    public List<FieldError> keep(DraftOwner owner, String draft, List<Upload> uploads, String field, Locale locale) {
        var errors = new ArrayList<FieldError>();
        if (!isToken(draft)) {
            return errors;
        }
        int room = owner.brand().attachments().maxCount()
                - of(owner.number(), draft, owner.internal()).size();
        for (var upload : uploads) {
            try {
                if (room <= 0) {
                    throw RejectedFile.tooMany(owner.brand().attachments(), field);
                }
                attachments.addDraft(owner, draft, upload, field);
                room--;
            } catch (RejectedFile rejected) {
                var error = formatter.problem(rejected, locale);
                if (rejected.reason() != RejectionReason.TOO_MANY || !errors.contains(error)) {
                    errors.add(error);
                }
            }
        }
        return errors;
    }

    /**
     * Makes these files the kept ones: kept files and files that this user has uploaded for no message yet.
     *
     * @throws BadInput if one is neither
     */
    @Transactional
    public void setFiles(String number, String draft, boolean internal, List<Long> files, String uploader) {
        var kept = of(number, draft, internal).stream().map(Attachment::id).toList();
        delete(kept.stream().filter(file -> !files.contains(file)).toList());
        files.stream().filter(file -> !kept.contains(file)).forEach(file -> {
            var taken = db.sql(
                            """
                            update attachment set draft = :draft, draft_internal = :internal
                            where id = :id and number = :number and message is null and draft is null and sent_by = :uploader""")
                    .param("draft", draft)
                    .param("internal", internal)
                    .param("id", file)
                    .param("number", number)
                    .param("uploader", uploader)
                    .update();
            if (taken == 0) {
                throw new BadInput(
                        "attachments", "%d is not an unattached file of yours on %s".formatted(file, number));
            }
        });
    }

    /** Deletes one of the kept files. */
    @Transactional
    public void remove(String number, String draft, long file) {
        all(number, draft).stream().filter(kept -> kept.id() == file).forEach(kept -> delete(List.of(kept.id())));
    }

    /** Deletes all kept files. */
    @Transactional
    public void discard(String number, String draft) {
        delete(all(number, draft).stream().map(Attachment::id).toList());
    }

    /**
     * Sends the kept files with that message of a ticket, which is another one after a merge.
     *
     * @param internal whether the message is an internal note: a file of a note goes with no other message
     */
    @Transactional
    public void send(String number, String draft, boolean internal, String into, long message) {
        if (isToken(draft)) {
            db.sql(
                            """
                            update attachment set number = :into, message = :message, draft = null
                            where number = :number and draft = :draft and draft_internal = :internal""")
                    .param("internal", internal)
                    .param("into", into)
                    .param("message", message)
                    .param("number", number)
                    .param("draft", draft)
                    .update();
        }
    }

    /** Sends these kept files of the ticket. */
    @Transactional
    public void send(String number, List<Long> files, long message) {
        files.forEach(file -> db.sql(
                        "update attachment set message = :message, draft = null where id = :id and number = :number and draft is not null")
                .param("message", message)
                .param("id", file)
                .param("number", number)
                .update());
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void purge() {
        delete(db.sql(
                        """
                        select id from attachment where draft is not null and sent_at < :before
                          and not exists (select 1 from delayed_reply where delayed_reply.draft = attachment.draft)
                          and not exists (select 1 from reply_draft where reply_draft.files = attachment.draft)
                        for update skip locked""")
                .param("before", clock.instant().minus(KEPT))
                .query(Long.class)
                .list());
    }

    private void delete(List<Long> files) {
        for (var file : files) {
            contentStore.delete(file);
            db.sql("delete from attachment where id = :id").param("id", file).update();
        }
    }
}
