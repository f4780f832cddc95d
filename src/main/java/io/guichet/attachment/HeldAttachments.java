package io.guichet.attachment;

import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that wait with a delayed reply. Nobody but its author sees them before it is sent. */
@Component
@Transactional
public class HeldAttachments {

    private final JdbcClient db;
    private final AttachmentContentStore contentStore;
    private final ApplicationEventPublisher events;

    HeldAttachments(JdbcClient db, AttachmentContentStore contentStore, ApplicationEventPublisher events) {
        this.db = db;
        this.contentStore = contentStore;
        this.events = events;
    }

    /** The files of the delayed reply, oldest first. */
    public List<Attachment> of(long delayedReply) {
        return db.sql("select * from attachment where delayed_reply = :reply order by id")
                .param("reply", delayedReply)
                .query(Attachments::row)
                .list();
    }

    /** Makes the files part of the ticket, and returns them. */
    public List<Attachment> release(long delayedReply) {
        var files = of(delayedReply);
        if (!files.isEmpty()) {
            db.sql("update attachment set delayed_reply = null where delayed_reply = :reply")
                    .param("reply", delayedReply)
                    .update();
            events.publishEvent(new AttachmentsChanged(files.get(0).number()));
        }
        return files;
    }

    /** Passes files on to another delayed reply, and deletes the others. */
    public void move(long delayedReply, long to, Collection<Long> kept) {
        for (var file : of(delayedReply)) {
            if (kept.contains(file.id())) {
                db.sql("update attachment set delayed_reply = :to where id = :id")
                        .param("to", to)
                        .param("id", file.id())
                        .update();
            } else {
                contentStore.delete(file.id());
                db.sql("delete from attachment where id = :id")
                        .param("id", file.id())
                        .update();
            }
        }
    }

    /** Deletes the files of the delayed reply. */
    public void discard(long delayedReply) {
        move(delayedReply, delayedReply, List.of());
    }
}
