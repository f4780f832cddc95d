package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** What files are, by what is in them; what they are called only tells apart what begins alike. */
@Component
class MediaTypeDetector {

    private final Tika tika = new Tika();

    /** @return the media type, such as {@code image/png}; {@code application/octet-stream} where nothing is recognised */
    String detect(Upload upload) throws IOException {
        try (InputStream content = upload.content().open()) {
            return tika.detect(content, upload.sanitisedName());
        }
    }
}
