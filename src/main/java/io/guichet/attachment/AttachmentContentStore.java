package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the content of files in the database, in the caller's transaction, in chunks. */
@Component
class AttachmentContentStore {

    private static final int CHUNK_SIZE = 256 * 1024;

    private final JdbcClient db;

    AttachmentContentStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Stores the content, and stops soon after more than {@code maxBytes}.
     *
     * @return how many bytes were read
     */
    long write(long attachment, InputStream content, long maxBytes) throws IOException {
        var buffer = new byte[CHUNK_SIZE];
        long total = 0;
        int index = 0;
        int read = content.readNBytes(buffer, 0, CHUNK_SIZE);
        while (read > 0 && total <= maxBytes) {
            db.sql("insert into attachment_chunk values (:attachment, :index, :bytes)")
                    .param("attachment", attachment)
                    .param("index", index++)
                    .param("bytes", read == CHUNK_SIZE ? buffer : Arrays.copyOf(buffer, read))
                    .update();
            total += read;
            read = content.readNBytes(buffer, 0, CHUNK_SIZE);
        }
        return total;
    }

    void delete(long attachment) {
        db.sql("delete from attachment_chunk where attachment = :attachment")
                .param("attachment", attachment)
                .update();
    }

    /** Writes the stored content; a reader that goes away ends it. */
    void read(long attachment, OutputStream to) throws IOException {
        for (int index = 0; ; index++) {
            var chunk = chunk(attachment, index);
            if (chunk.isEmpty()) {
                return;
            }
            to.write(chunk.get());
        }
    }

    private Optional<byte[]> chunk(long attachment, int index) {
        return db.sql("select bytes from attachment_chunk where attachment = :attachment and chunk_index = :index")
                .param("attachment", attachment)
                .param("index", index)
                .query(byte[].class)
                .optional();
    }
}
