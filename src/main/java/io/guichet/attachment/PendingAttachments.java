package io.guichet.attachment;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Attachments of a draft whose customer has not yet chosen how to send it. */
@Component
@Transactional
public class PendingAttachments {

    private final JdbcClient db;
    private final Attachments attachments;
    private final AttachmentContentStore contentStore;
    private final ApplicationEventPublisher events;

    PendingAttachments(
            JdbcClient db,
            Attachments attachments,
            AttachmentContentStore contentStore,
            ApplicationEventPublisher events) {
        this.contentStore = contentStore;
        this.db = db;
        this.attachments = attachments;
        this.events = events;
    }

    /** The customer's attachments of a question without a message, oldest first. */
    public List<Long> of(String question) {
        return attachments.of(question).stream()
                .filter(file -> file.messageId() == null && file.fromCustomer())
                .map(Attachment::id)
                .toList();
    }

    /** Moves pending attachments to a request and its first message, which may be null. */
    public void moveTo(String question, List<Long> pending, String number, Long message) {
        pending.forEach(attachment -> db.sql(
                        """
                        update attachment set number = :number, message = :message
                        where id = :id and number = :question and message is null""")
                .param("number", number)
                .param("message", message)
                .param("id", attachment)
                .param("question", question)
                .update());
        events.publishEvent(new AttachmentsChanged(question));
        events.publishEvent(new AttachmentsChanged(number));
    }

    /** Deletes pending attachments; those of a message are kept. */
    public void discard(String question, List<Long> pending) {
        of(question).stream().filter(pending::contains).forEach(attachment -> {
            contentStore.delete(attachment);
            db.sql("delete from attachment where id = :id")
                    .param("id", attachment)
                    .update();
        });
        events.publishEvent(new AttachmentsChanged(question));
    }
}
