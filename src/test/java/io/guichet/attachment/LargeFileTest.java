package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.AttachmentRules;
import io.guichet.brand.Brand;
import io.guichet.brand.LocalisedText;
import io.guichet.ticket.Actor;
import java.io.ByteArrayInputStream;
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

/** A large file needs memory for a few chunks only, on a database with the production settings. */
class LargeFileTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGE = 50 * MEGABYTE;

    /** Allows for the database's cache, but not for a file of fifty megabytes. */
    private static final long MAX_HEAP_GROWTH = 20 * MEGABYTE;

    @TempDir
    private Path folder;

    @Test
    void storesAndReadsFiftyMegabytesInChunks() throws IOException {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:%s/files;WRITE_DELAY=0;CACHE_SIZE=4096".formatted(folder));
        var db = JdbcClient.create(source);
        db.sql(createTables()).update();
        var files = new Attachments(
                db, new AttachmentContentStore(db), new MediaTypeDetector(), null, event -> {}, Clock.systemUTC());
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var film = new GeneratedContent();
        var upload = new Upload("film.txt", LARGE, film::restart);
        // what the first file loads into the memory stays there
        transaction.executeWithoutResult(
                done -> files.add(brand(), "PA-0", null, List.of(small()), "files", true, Actor.customer("ada@b.org")));
        long before = usedHeap();

        var file = transaction
                .execute(done ->
                        files.add(brand(), "PA-1", null, List.of(upload), "files", true, Actor.customer("ada@b.org")))
                .get(0);
        var reader = new VerifyingOutputStream();
        files.write(file, reader);

        assertThat(file.size()).isEqualTo(LARGE);
        assertThat(reader.count).isEqualTo(LARGE);
        assertThat(reader.mismatches).isZero();
        assertThat(reader.largestChunk).isLessThanOrEqualTo(MEGABYTE);
        assertThat(film.peakHeap).isPositive();
        assertThat(film.peakHeap - before).isLessThan(MAX_HEAP_GROWTH);
        assertThat(reader.peakHeap).isPositive();
        assertThat(reader.peakHeap - before).isLessThan(MAX_HEAP_GROWTH);
    }

    private static Upload small() {
        return new Upload("note.txt", 4, () -> new ByteArrayInputStream("note".getBytes(StandardCharsets.UTF_8)));
    }

    /** The migration's tables without their foreign keys, and a later column. */
    private static String createTables() throws IOException {
        return new ClassPathResource("db/migration/V6__attachment.sql")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("references (question|message)", "")
                + "; alter table attachment add column draft varchar(36);";
    }

    private static Brand brand() {
        return new Brand(
                "parcels",
                new LocalisedText(Map.of("en", "Parcels")),
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
                new AttachmentRules(null, LARGE / MEGABYTE, null),
                null,
                null);
    }

    /** Used heap in bytes after garbage collection. */
    private static long usedHeap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean isMeasuringPoint(long position) {
        return position > 0 && position % (10 * MEGABYTE) == 0;
    }

    private static byte byteAt(long position) {
        return (byte) ('a' + position % 26);
    }

    /** Generates a text that is never whole in memory. */
    private static final class GeneratedContent extends InputStream {

        private long position;
        private long peakHeap;

        InputStream restart() {
            position = 0;
            return this;
        }

        @Override
        public int read() {
            if (isMeasuringPoint(position)) {
                peakHeap = Math.max(peakHeap, usedHeap());
            }
            return position == LARGE ? -1 : byteAt(position++);
        }
    }

    /** Compares the output with the generated text and stores nothing. */
    private static final class VerifyingOutputStream extends OutputStream {

        private long count;
        private long mismatches;
        private int largestChunk;
        private long peakHeap;

        @Override
        public void write(int one) {
            mismatches += (byte) one == byteAt(count) ? 0 : 1;
            count++;
            if (isMeasuringPoint(count)) {
                peakHeap = Math.max(peakHeap, usedHeap());
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            largestChunk = Math.max(largestChunk, bytes.length);
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
