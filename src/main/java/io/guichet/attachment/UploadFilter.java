package io.guichet.attachment;

import io.guichet.brand.Brand;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Tells which files {@link Attachments} would accept, for senders who cannot be asked for another file. */
@Component
public class UploadFilter {

    private final MediaTypeDetector detector;

    UploadFilter(MediaTypeDetector detector) {
        this.detector = detector;
    }

    /** Whether the brand accepts the file, by its size and its content. */
    public boolean accepts(Upload upload, Brand brand) {
        var rules = brand.attachments();
        if (upload.size() == 0 || upload.size() > rules.maxBytes()) {
            return false;
        }
        try {
            return detector.accepted(detector.detect(upload), rules.types()).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + upload.name(), e);
        }
    }
}
