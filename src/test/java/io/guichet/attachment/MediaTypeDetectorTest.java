package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that are accepted because of their ancestors. */
class MediaTypeDetectorTest {

    private final MediaTypeDetector detector = new MediaTypeDetector();

    @ParameterizedTest
    @CsvSource({
        "heic, IMG_1.HEIC, image/heic",
        "heix, photo.jpg, image/heic",
        "mif1, photo, image/heic",
        "isom, film.mp4, video/mp4"
    })
    void recognisesPhotosOfTelephones(String brand, String name, String expected) throws IOException {
        var file = ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(detector.detect(new Upload(name, file.length, () -> new ByteArrayInputStream(file))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "server.log, text/plain",
        "readme.md, text/plain",
        "orders.csv, text/csv",
        "film.srt, text/plain",
        "settings.yaml, text/plain",
        "notes.txt, text/plain",
        "page.html,",
        "image.svg,",
        "feed.xml,",
        "run.js,",
        "run.sh,",
        "run.bat,",
        "run.vbs,",
        "run.py,",
    })
    void acceptsTextByAncestryButNothingThatIsExecuted(String name, String accepted) throws IOException {
        var text = "one: 1\ntwo: 2\n".getBytes(StandardCharsets.UTF_8);
        var type = detector.detect(new Upload(name, text.length, () -> new ByteArrayInputStream(text)));

        assertThat(detector.accepted(type, Set.of("text/plain", "text/csv"))).isEqualTo(Optional.ofNullable(accepted));
    }
}
