package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps files beside everything else, in the same transaction, one piece after another. */
@Component
class PiecesInDatabase implements Pieces {

    private static final int PIECE = 256 * 1024;

    private final JdbcClient db;

    PiecesInDatabase(JdbcClient db) {
        this.db = db;
    }

    @Override
    public long write(long attachment, InputStream content, long most) throws IOException {
        var buffer = new byte[PIECE];
        long all = 0;
        int place = 0;
        int read = content.readNBytes(buffer, 0, PIECE);
        while (read > 0 && all <= most) {
            db.sql("insert into attachment_piece values (:attachment, :place, :bytes)")
                    .param("attachment", attachment)
                    .param("place", place++)
                    .param("bytes", read == PIECE ? buffer : Arrays.copyOf(buffer, read))
                    .update();
            all += read;
            read = content.readNBytes(buffer, 0, PIECE);
        }
        return all;
    }

    @Override
    public void read(long attachment, OutputStream to) throws IOException {
        for (int place = 0; ; place++) {
            var piece = piece(attachment, place);
            if (piece.isEmpty()) {
                return;
            }
            to.write(piece.get());
        }
    }

    private Optional<byte[]> piece(long attachment, int place) {
        return db.sql("select bytes from attachment_piece where attachment = :attachment and place = :place")
                .param("attachment", attachment)
                .param("place", place)
                .query(byte[].class)
                .optional();
    }
}
