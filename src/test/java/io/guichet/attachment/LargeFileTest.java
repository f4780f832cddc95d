package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.FileRules;
import io.guichet.brand.Words;
import io.guichet.ticket.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A film takes no more memory than a few pieces of it, on a database that is set as at a desk: what is written goes to disk. */
class LargeFileTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGE = 50 * MEGABYTE;

    /** What the database keeps at hand, and no file of fifty megabytes. */
    private static final long LITTLE = 20 * MEGABYTE;

    @TempDir
    private Path folder;

    @Test
    void fiftyMegabytesGoInAndComeOutInPieces() throws IOException {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:%s/files;WRITE_DELAY=0;CACHE_SIZE=4096".formatted(folder));
        var db = JdbcClient.create(source);
        db.sql(tables()).update();
        var files = new Attachments(db, new PiecesInDatabase(db), new Kinds(), null, Clock.systemUTC());
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var film = new Generated();
        var upload = new Upload("film.txt", LARGE, film::fromTheStart);
        long before = used();

        var file = transaction
                .execute(done ->
                        files.keep(brand(), "PA-1", null, List.of(upload), "files", true, Actor.customer("ada@b.org")))
                .get(0);
        var reader = new Reader();
        files.write(file, reader);

        assertThat(file.size()).isEqualTo(LARGE);
        assertThat(reader.count).isEqualTo(LARGE);
        assertThat(reader.wrong).isZero();
        assertThat(reader.largest).isLessThanOrEqualTo(MEGABYTE);
        assertThat(film.most).isPositive();
        assertThat(film.most - before).isLessThan(LITTLE);
        assertThat(reader.most).isPositive();
        assertThat(reader.most - before).isLessThan(LITTLE);
    }

    /** As they are made, without the tables that they refer to. */
    private static String tables() throws IOException {
        return new ClassPathResource("db/migration/V13__attachments.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("references (question|message)", "");
    }

    private static Brand brand() {
        return new Brand(
                "parcels",
                new Words(Map.of("en", "Parcels")),
                List.of("en"),
                "PA-",
                ZoneOffset.UTC,
                "#000000",
                null,
                null,
                null,
                null,
                null,
                null,
                new FileRules(null, LARGE / MEGABYTE, null, null));
    }

    /** Bytes of the heap that are in use once what is not needed is gone. */
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean isTimeToLook(long place) {
        return place > 0 && place % (10 * MEGABYTE) == 0;
    }

    private static byte at(long place) {
        return (byte) ('a' + place % 26);
    }

    /** A text that is never whole in memory. */
    private static final class Generated extends InputStream {

        private long place;
        private long most;

        InputStream fromTheStart() {
            place = 0;
            return this;
        }

        @Override
        public int read() {
            if (isTimeToLook(place)) {
                most = Math.max(most, used());
            }
            return place == LARGE ? -1 : at(place++);
        }
    }

    /** Compares with what was generated, and keeps nothing. */
    private static final class Reader extends OutputStream {

        private long count;
        private long wrong;
        private int largest;
        private long most;

        @Override
        public void write(int one) {
            wrong += (byte) one == at(count) ? 0 : 1;
            count++;
            if (isTimeToLook(count)) {
                most = Math.max(most, used());
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            largest = Math.max(largest, bytes.length);
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
