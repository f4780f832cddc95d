package io.guichet.attachment;

import static java.time.ZoneOffset.UTC;

import io.guichet.attachment.RefusedFile.Why;
import io.guichet.brand.Brand;
import io.guichet.brand.FileRules;
import io.guichet.http.BadInput;
import io.guichet.http.NotFound;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketFact.TicketMerged;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes files by the rules of their brand, keeps them, and gives them out. */
@Component
@Transactional
public class Attachments {

    private final JdbcClient db;
    private final Pieces pieces;
    private final Kinds kinds;
    private final Conversation conversation;
    private final Clock clock;

    Attachments(JdbcClient db, Pieces pieces, Kinds kinds, Conversation conversation, Clock clock) {
        this.conversation = conversation;
        this.db = db;
        this.pieces = pieces;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Keeps files that came together, all or none.
     *
     * @param field under which they were sent; what is refused is a {@link RefusedFile} that names it
     * @param message which they belong to, or null
     * @param byCustomer whether a customer sends them, or staff for them
     */
    public List<Attachment> keep(
            Brand brand,
            String number,
            Long message,
            List<Upload> uploads,
            String field,
            boolean byCustomer,
            Actor by) {
        if (uploads.size() > brand.files().most()) {
            throw new RefusedFile(
                    field,
                    Why.TOO_MANY,
                    "may be at most %d files".formatted(brand.files().most()),
                    brand.files().most());
        }
        var kept = new ArrayList<Attachment>();
        for (var upload : uploads) {
            kept.add(keep(brand, number, message, upload, field, byCustomer, by));
        }
        return kept;
    }

    private Attachment keep(
            Brand brand, String number, Long message, Upload upload, String field, boolean byCustomer, Actor by) {
        var name = upload.plainName();
        var rules = brand.files();
        mustFit(upload.size(), name, rules, field);
        try {
            var type = kinds.of(upload);
            if (!rules.types().contains(type)) {
                throw new RefusedFile(
                        field,
                        Why.TYPE,
                        "'%s' is %s, which is not one of %s".formatted(name, type, rules.sortedTypes()),
                        name,
                        type);
            }
            var stored = store(number, message, upload, type, rules.largestInBytes(), byCustomer, by);
            mustFit(stored.size(), name, rules, field);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static void mustFit(long size, String name, FileRules rules, String field) {
        if (size > rules.largestInBytes()) {
            throw new RefusedFile(
                    field,
                    Why.TOO_LARGE,
                    "'%s' is larger than %d MB".formatted(name, rules.largest()),
                    name,
                    rules.largest());
        }
        if (size == 0) {
            throw new RefusedFile(field, Why.EMPTY, "'%s' is empty".formatted(name), name);
        }
    }

    private Attachment store(
            String number, Long message, Upload upload, String type, long most, boolean byCustomer, Actor by)
            throws IOException {
        var id = new GeneratedKeyHolder();
        var now = clock.instant();
        try (var content = new DigestInputStream(upload.content().open(), sha256())) {
            db.sql(
                            """
                            insert into attachment (number, message, name, type, size, sha256, from_customer, sent_by, sent_at)
                            values (:number, :message, :name, :type, :size, '', :fromCustomer, :by, :now)""")
                    .param("number", number)
                    .param("message", message)
                    .param("name", upload.plainName())
                    .param("type", type)
                    .param("size", upload.size())
                    .param("fromCustomer", byCustomer)
                    .param("by", by.id())
                    .param("now", now.atOffset(UTC))
                    .update(id, "id");
            var attachment = id.getKeyAs(Long.class);
            long size = pieces.write(attachment, content, most);
            db.sql("update attachment set size = :size, sha256 = :sha256 where id = :id")
                    .param("size", size)
                    .param(
                            "sha256",
                            HexFormat.of().formatHex(content.getMessageDigest().digest()))
                    .param("id", attachment)
                    .update();
            return new Attachment(
                    attachment, attachment, number, message, upload.plainName(), type, size, byCustomer, by.id(), now);
        }
    }

    /** Files of a ticket that belong to no message yet go with this one; one that is not there is a {@link BadInput}. */
    public void join(String number, long message, List<Long> attachments) {
        for (var attachment : attachments) {
            var joined = db.sql(
                            "update attachment set message = :message where id = :id and number = :number and message is null")
                    .param("message", message)
                    .param("id", attachment)
                    .param("number", number)
                    .update();
            if (joined == 0) {
                throw new BadInput(
                        "attachments",
                        "%d is not a file of %s that still waits for its message".formatted(attachment, number));
            }
        }
    }

    /** What was written about the ticket stands in the other one as well, in the same order; so do the files that came with it. */
    @EventListener
    void on(TicketMerged fact) {
        var here = conversation.of(fact.number());
        var there = conversation.of(fact.into());
        var copies = there.subList(there.size() - here.size(), there.size());
        for (var file : of(fact.number())) {
            for (int at = 0; at < here.size(); at++) {
                if (Objects.equals(file.message(), here.get(at).id())) {
                    copy(file, fact.into(), copies.get(at).id());
                }
            }
        }
    }

    private void copy(Attachment file, String into, long message) {
        db.sql(
                        """
                        insert into attachment (number, message, name, type, size, sha256, from_customer, sent_by, sent_at, same_as)
                        select :into, :message, name, type, size, sha256, from_customer, sent_by, sent_at, coalesce(same_as, id)
                        from attachment where id = :id""")
                .param("into", into)
                .param("message", message)
                .param("id", file.id())
                .update();
    }

    /** The files of a request, oldest first. */
    public List<Attachment> of(String number) {
        return db.sql("select * from attachment where number = :number order by id")
                .param("number", number)
                .query(Attachments::row)
                .list();
    }

    public Attachment get(String number, long id) {
        return db.sql("select * from attachment where number = :number and id = :id")
                .param("number", number)
                .param("id", id)
                .query(Attachments::row)
                .optional()
                .orElseThrow(() -> new NotFound("There is no file %d of %s.".formatted(id, number)));
    }

    /** Writes the content; it is read piece by piece, outside of any transaction. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void write(Attachment attachment, OutputStream to) throws IOException {
        pieces.read(attachment.content(), to);
    }

    private static Attachment row(ResultSet row, int at) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("same_as", Long.class)).orElse(row.getLong("id")),
                row.getString("number"),
                row.getObject("message", Long.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getBoolean("from_customer"),
                row.getString("sent_by"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
