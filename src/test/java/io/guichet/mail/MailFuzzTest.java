package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come in, the reader gives a value, and soon. The nightly run takes an hour. */
class MailFuzzTest {

    /** Processor time for a message of some kilobytes, with a reader that the fuzzer slows down. */
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    /** Loads the classes, which the fuzzer rewrites. */
    @BeforeAll
    static void readsKnownMessages() throws IOException {
        for (var raw : corpus().toList()) {
            read(raw);
        }
    }

    static Stream<byte[]> corpus() {
        return MailCorpus.files(MailCorpus.FOLDER).stream().map(MailFuzzTest::bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("corpus")
    @FuzzTest
    void readsAnyBytes(byte[] raw) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();

        var mail = read(raw);

        assertThat(mail.subject()).isNotNull();
        assertThat(mail.text().visible()).isNotNull();
        assertThat(MailRates.digest(mail)).isNotNull();
        assertThat(MailView.of(mail, "")).isNotNull();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(MAX_TIME);
    }

    private static ReceivedMail read(byte[] raw) throws IOException {
        return new MailReader(MailLimits.DEFAULT, "mx.example.org").read(new ByteArrayInputStream(raw));
    }
}
