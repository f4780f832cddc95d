package io.guichet.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked example of docs/hand-over.md, and the settings that it describes. */
class HandOverDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/hand-over.md");
    private static final Instant NOW = Instant.ofEpochSecond(1_795_910_400);

    @Test
    void theExamplesTokenIsAcceptedAtItsInstant() throws IOException {
        var lines = Files.readAllLines(DOCUMENT);
        var token = lines.stream()
                .filter(line -> line.startsWith("eyJ"))
                .findFirst()
                .orElseThrow();
        var secret = lines.stream()
                .filter(line -> line.startsWith("secret = "))
                .findFirst()
                .orElseThrow()
                .split("\"")[1];
        var settings = settings(Map.of("miro", Map.of("2026-11", secret)));
        var miro = new Brands(new ModelFiles(".", List.of())).get("miro");
        var handOvers =
                new HandOvers(new HandOverKeys(settings), settings, null, null, null, Clock.fixed(NOW, ZoneOffset.UTC));

        var handOver = HandOverClaims.read(miro, handOvers.check(miro, token));

        assertThat(handOver.email()).isEqualTo("ada@example.org");
        assertThat(handOver.team().plan()).isEqualTo("business");
        assertThat(handOver.origin()).isEqualTo("dashboard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base64!", ""})
    void aWeakSecretStopsTheStart(String secret) {
        var settings = settings(Map.of("miro", Map.of("2026-11", secret)));

        assertThatThrownBy(() -> new HandOverKeys(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("guichet.hand-over.keys.miro.2026-11");
    }

    private static HandOverSettings settings(Map<String, Map<String, String>> keys) {
        return new HandOverSettings(keys, Duration.ofMinutes(5), Duration.ofSeconds(30));
    }
}
