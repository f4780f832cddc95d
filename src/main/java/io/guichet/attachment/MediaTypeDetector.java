package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Detects media types from the content; the name only distinguishes types with the same signature. */
@Component
class MediaTypeDetector {

    private final Tika tika = new Tika();

    /** @return the media type, such as {@code image/png}; {@code application/octet-stream} if unknown */
    String detect(Upload upload) throws IOException {
        try (InputStream content = upload.content().open()) {
            return tika.detect(content, upload.sanitisedName());
        }
    }
}
