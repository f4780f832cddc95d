package io.guichet.attachment;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.attachment.DraftAttachments.DraftOwner;
import io.guichet.attachment.RejectedFile.RejectionReason;
import io.guichet.brand.AttachmentRules;
import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.Digests;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketEvent.TicketMerged;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Validates attachments by the rules of their brand, stores and serves them. */
@Component
@Transactional
public class Attachments {

    private final JdbcClient db;
    private final AttachmentContentStore contentStore;
    private final MediaTypeDetector mediaTypeDetector;
    private final Conversation conversation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attachments(
            JdbcClient db,
            AttachmentContentStore contentStore,
            MediaTypeDetector mediaTypeDetector,
            Conversation conversation,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversation = conversation;
        this.db = db;
        this.contentStore = contentStore;
        this.mediaTypeDetector = mediaTypeDetector;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores files that were sent together, all or none. Throws {@link RejectedFile} that names the upload field.
     *
     * @param field name of the upload field
     * @param message message that they belong to, or null
     * @param byCustomer whether they are sent by a customer, or by staff on the customer's behalf
     */
    public List<Attachment> add(
            Brand brand,
            String number,
            Long message,
            List<Upload> uploads,
            String field,
            boolean byCustomer,
            Actor by) {
        if (uploads.size() > brand.attachments().maxCount()) {
            throw RejectedFile.tooMany(brand.attachments(), field);
        }
        var added = new ArrayList<Attachment>();
        for (var upload : uploads) {
            added.add(add(brand, number, message, upload, field, byCustomer, by));
        }
        return added;
    }

    /** Stores one file of a form that was refused. */
    void addDraft(DraftOwner owner, String draft, Upload upload, String field) {
        var added = add(owner.brand(), owner.number(), null, upload, field, owner.customer(), owner.by());
        db.sql("update attachment set draft = :draft, draft_internal = :internal where id = :id")
                .param("draft", draft)
                .param("internal", owner.internal())
                .param("id", added.id())
                .update();
    }

    /** The files that the brand refuses, without storing any. */
    public List<RejectedFile> rejected(Brand brand, List<Upload> uploads, String field) {
        var rejected = new ArrayList<RejectedFile>();
        for (var upload : uploads) {
            rejection(brand, upload, field).ifPresent(rejected::add);
        }
        return rejected;
    }

    /** Why the brand refuses the file; empty if it accepts it. */
    public Optional<RejectedFile> rejection(Brand brand, Upload upload, String field) {
        try {
            acceptedType(brand.attachments(), upload, field);
            return Optional.empty();
        } catch (RejectedFile refused) {
            return Optional.of(refused);
        }
    }

    private Attachment add(
            Brand brand, String number, Long message, Upload upload, String field, boolean byCustomer, Actor by) {
        var name = upload.sanitisedName();
        var rules = brand.attachments();
        var type = acceptedType(rules, upload, field);
        try {
            var stored = store(number, message, upload, type, rules.maxBytes(), byCustomer, by);
            checkSize(stored.size(), name, rules, field);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /** The type as which the brand accepts the file; throws {@link RejectedFile} if it does not. */
    private String acceptedType(AttachmentRules rules, Upload upload, String field) {
        var name = upload.sanitisedName();
        checkSize(upload.size(), name, rules, field);
        try {
            var detected = mediaTypeDetector.detect(upload);
            return mediaTypeDetector
                    .accepted(detected, rules.types())
                    .orElseThrow(() -> new RejectedFile(
                            field,
                            RejectionReason.TYPE,
                            "'%s' is %s, which is not one of %s".formatted(name, detected, rules.sortedTypes()),
                            name,
                            detected));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static void checkSize(long size, String name, AttachmentRules rules, String field) {
        if (size > rules.maxBytes()) {
            throw new RejectedFile(
                    field,
                    RejectionReason.TOO_LARGE,
                    "'%s' is larger than %d MB".formatted(name, rules.maxMegabytes()),
                    name,
                    rules.maxMegabytes());
        }
        if (size == 0) {
            throw new RejectedFile(field, RejectionReason.EMPTY, "'%s' is empty".formatted(name), name);
        }
    }

    private Attachment store(
            String number, Long message, Upload upload, String type, long maxBytes, boolean byCustomer, Actor by)
            throws IOException {
        var id = new GeneratedKeyHolder();
        var now = clock.instant();
        try (var content = new DigestInputStream(upload.content().open(), Digests.newSha256())) {
            db.sql(
                            """
                            insert into attachment (number, message, name, type, size, sha256, from_customer, sent_by, sent_at)
                            values (:number, :message, :name, :type, :size, '', :fromCustomer, :by, :now)""")
                    .param("number", number)
                    .param("message", message)
                    .param("name", upload.sanitisedName())
                    .param("type", type)
                    .param("size", upload.size())
                    .param("fromCustomer", byCustomer)
                    .param("by", by.id())
                    .param("now", now)
                    .update(id, "id");
            events.publishEvent(new AttachmentsChanged(number));
            var attachment = id.getKeyAs(Long.class);
            long size = contentStore.write(attachment, content, maxBytes);
            db.sql("update attachment set size = :size, sha256 = :sha256 where id = :id")
                    .param("size", size)
                    .param("sha256", Digests.toHex(content.getMessageDigest().digest()))
                    .param("id", attachment)
                    .update();
            return new Attachment(
                    attachment,
                    attachment,
                    number,
                    message,
                    upload.sanitisedName(),
                    type,
                    size,
                    byCustomer,
                    by.id(),
                    now);
        }
    }

    /** Assigns attachments without a message to this one. Throws {@link BadInput} if one does not exist. */
    public void attachToMessage(String number, long message, List<Long> attachments) {
        for (var attachment : attachments) {
            var updated = db.sql(
                            "update attachment set message = :message where id = :id and number = :number and message is null and draft is null")
                    .param("message", message)
                    .param("id", attachment)
                    .param("number", number)
                    .update();
            if (updated == 0) {
                throw new BadInput("attachments", "%d is not an unattached file of %s".formatted(attachment, number));
            }
        }
    }

    /** Gives the files of a message to another message of the same request. */
    public void moveToMessage(String number, long from, long to) {
        db.sql("update attachment set message = :to where number = :number and message = :from and draft is null")
                .param("to", to)
                .param("number", number)
                .param("from", from)
                .update();
    }

    /** Gives the files of a message to a message of the ticket into which its ticket was merged, too. */
    public void copyToMessage(String number, long from, String target, long to) {
        of(number).stream().filter(file -> file.isOf(from, false)).forEach(file -> copy(file, target, to));
    }

    /** Copies the merged ticket's attachments: to the messages that were copied in the same order, or to none. */
    @EventListener
    void on(TicketMerged event) {
        var sourceMessages = conversation.of(event.number());
        var targetMessages = conversation.of(event.into());
        var copies = targetMessages.subList(targetMessages.size() - sourceMessages.size(), targetMessages.size());
        var copiedIds = new HashMap<Long, Long>();
        for (int index = 0; index < sourceMessages.size(); index++) {
            copiedIds.put(sourceMessages.get(index).id(), copies.get(index).id());
        }
        of(event.number()).forEach(file -> copy(file, event.into(), copiedIds.get(file.messageId())));
    }

    /** Gives a part that was split off the customer's files; their content is stored once. */
    public void copyCustomerFiles(String number, String part, Long message) {
        var files = of(number).stream().filter(Attachment::fromCustomer).toList();
        files.forEach(file -> copy(file, part, message));
        if (!files.isEmpty()) {
            events.publishEvent(new AttachmentsChanged(part));
        }
    }

    private void copy(Attachment file, String into, Long message) {
        db.sql(
                        """
                        insert into attachment (number, message, name, type, size, sha256, from_customer, sent_by, sent_at, original)
                        select :into, :message, name, type, size, sha256, from_customer, sent_by, sent_at, coalesce(original, id)
                        from attachment where id = :id""")
                .param("into", into)
                .param("message", message)
                .param("id", file.id())
                .update();
    }

    /** The attachments of a request, oldest first. */
    public List<Attachment> of(String number) {
        return db.sql("select * from attachment where number = :number and draft is null order by id")
                .param("number", number)
                .query(Attachments::row)
                .list();
    }

    /** The files of a form that was refused. */
    List<Attachment> ofDraft(String number, String draft, boolean internal) {
        return db.sql(
                        """
                        select * from attachment
                        where number = :number and draft = :draft and draft_internal = :internal order by id""")
                .param("number", number)
                .param("draft", draft)
                .param("internal", internal)
                .query(Attachments::row)
                .list();
    }

    public Attachment get(String number, long id) {
        return db.sql("select * from attachment where number = :number and id = :id and draft is null")
                .param("number", number)
                .param("id", id)
                .query(Attachments::row)
                .optional()
                .orElseThrow(() -> UnknownEntity.of("file", id, number));
    }

    /** Writes the content, chunk by chunk outside of any transaction. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void write(Attachment attachment, OutputStream to) throws IOException {
        contentStore.read(attachment.contentId(), to);
    }

    private static Attachment row(ResultSet row, int index) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("original", Long.class)).orElse(row.getLong("id")),
                row.getString("number"),
                row.getObject("message", Long.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getBoolean("from_customer"),
                row.getString("sent_by"),
                instant(row, "sent_at"));
    }
}
