package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures in the documentation match the diagrams; {@code mvn -Ppictures} draws them again. */
class PicturesTest {

    static Stream<Path> diagrams() {
        return Diagrams.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyPictureShowsTheCurrentDiagram(Path diagram) throws IOException, NoSuchAlgorithmException {
        var name = diagram.getFileName().toString().replace(".bpmn", ".svg");
        var fingerprint = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(diagram));

        var isCurrent = Files.readString(Path.of("docs/pictures", name))
                .contains("drawn from " + HexFormat.of().formatHex(fingerprint));
        assertThat(isCurrent)
                .withFailMessage("docs/pictures/%s: must show %s as it is now: run mvn -Ppictures", name, diagram)
                .isTrue();
    }
}
