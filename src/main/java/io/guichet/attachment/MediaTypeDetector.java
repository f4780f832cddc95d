package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.springframework.stereotype.Component;

/** Detects media types from the content; the name only distinguishes types with the same signature. */
@Component
class MediaTypeDetector {

    private static final Set<String> EXECUTED = Set.of(
            "text/html",
            "application/xhtml+xml",
            "application/xml",
            "text/javascript",
            "application/javascript",
            "application/x-sh",
            "application/x-bat",
            "application/hta",
            "text/x-vbasic",
            "text/x-vbscript",
            "text/x-python",
            "text/x-perl",
            "text/x-php",
            "text/x-ruby");

    private static final int LENGTH_OF_BRAND = 12;

    /** Brands of still images (ISO/IEC 23008-12). */
    private static final Set<String> HEIF_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1", "msf1");

    private final Tika tika = new Tika();

    /** @return the media type, such as {@code image/png}; {@code application/octet-stream} if unknown */
    String detect(Upload upload) throws IOException {
        try (InputStream content = upload.content().open()) {
            var start = content.readNBytes(LENGTH_OF_BRAND);
            if (isHeif(start)) {
                return "image/heic";
            }
        }
        try (InputStream content = upload.content().open()) {
            return tika.detect(content, upload.sanitisedName());
        }
    }

    /** The photo of a telephone: an ISO base media file whose brand names it, in whatever way the file is named. */
    private static boolean isHeif(byte[] start) {
        return start.length == LENGTH_OF_BRAND
                && new String(start, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")
                && HEIF_BRANDS.contains(new String(start, 8, 4, StandardCharsets.ISO_8859_1));
    }

    /**
     * The type as which a file of that type is accepted: its own, or the nearest of its ancestors, as {@code text/plain} is
     * of {@code text/x-log}. Types that a program executes have no ancestors here.
     */
    Optional<String> accepted(String type, Set<String> accepted) {
        if (accepted.contains(type)) {
            return Optional.of(type);
        }
        return lineage(type).stream().anyMatch(EXECUTED::contains)
                ? Optional.empty()
                : lineage(type).stream().filter(accepted::contains).findFirst();
    }

    /** The type and its ancestors, nearest first. */
    private static List<String> lineage(String type) {
        var registry = MediaTypeRegistry.getDefaultRegistry();
        return Stream.iterate(MediaType.parse(type), Objects::nonNull, registry::getSupertype)
                .map(MediaType::toString)
                .toList();
    }
}
