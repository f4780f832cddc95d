package io.guichet.mail;

import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a stored message and holds one chunk at a time. */
final class RawMailStream extends InputStream {

    private final JdbcClient db;
    private final long mail;
    private byte[] chunk = {};
    private int at;
    private int next;

    RawMailStream(JdbcClient db, long mail) {
        this.db = db;
        this.mail = mail;
    }

    @Override
    public int read() {
        return hasMore() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int copied = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, target, offset, copied);
        at += copied;
        return copied;
    }

    private boolean hasMore() {
        while (at == chunk.length) {
            var found = db.sql("select bytes from incoming_mail_chunk where mail = :mail and chunk_index = :index")
                    .param("mail", mail)
                    .param("index", next)
                    .query(byte[].class)
                    .optional();
            if (found.isEmpty()) {
                return false;
            }
            chunk = found.get();
            at = 0;
            next++;
        }
        return at < chunk.length;
    }
}
