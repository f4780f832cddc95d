package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come in, the reader gives a value, and soon. `mvn -Pfuzz` runs it for an hour. */
class MailFuzzTest {

    /** For messages of some kilobytes on a busy machine. */
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

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
    @FuzzTest(maxDuration = "15s")
    void readsAnyBytes(byte[] raw) throws IOException {
        var start = System.nanoTime();

        var mail = new MailReader(MailLimits.DEFAULT, "mx.example.org").read(new ByteArrayInputStream(raw));

        assertThat(mail.subject()).isNotNull();
        assertThat(mail.text().visible()).isNotNull();
        assertThat(MailRates.digest(mail)).isNotNull();
        assertThat(MailView.of(mail, "")).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MAX_TIME);
    }
}
