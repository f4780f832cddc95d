package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves a sender: a DMARC pass of the configured server for the domain of the address. */
class SenderProofTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.desk.example; dmarc=pass header.from=example.org",
                "MX.desk.example; spf=fail smtp.mailfrom=x.example; dmarc=pass (p=none) header.from=Example.ORG"
            })
    void provesTheSender(String results) throws IOException {
        assertThat(isProved("ada@example.org", results)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.evil.example; dmarc=pass header.from=example.org",
                "mx.desk.example; dmarc=pass header.from=evil.example",
                "mx.desk.example; dmarc=pass header.from=mail.example.org",
                "mx.desk.example; dmarc=fail header.from=example.org",
                "mx.desk.example; dmarc=pass header.from=example.org; dmarc=fail header.from=example.org",
                "mx.desk.example; dkim=pass header.d=example.org; spf=pass smtp.mailfrom=example.org",
                "mx.desk.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=example.org\"@evil.example",
                "mx.desk.example; dmarc=pass"
            })
    void provesNothing(String results) throws IOException {
        assertThat(isProved("ada@example.org", results)).isFalse();
    }

    private static boolean isProved(String from, String results) throws IOException {
        var raw = "Authentication-Results: %s\nFrom: %s\n\nHi".formatted(results, from);
        return SenderProof.isIn(new MailReader(MailLimits.DEFAULT, "mx.desk.example")
                .read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }
}
