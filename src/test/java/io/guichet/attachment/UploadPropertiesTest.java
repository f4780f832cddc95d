package io.guichet.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Any sanitised file name is safe to show, to store and to serve. */
class UploadPropertiesTest {

    private static final int LENGTH = 200;

    @Property
    void removesPathsAndInvisibleCharacters(@ForAll("names") String name) {
        var sanitised = sanitised(name);

        assertThat(sanitised).isNotBlank().hasSizeLessThanOrEqualTo(LENGTH).doesNotContain("/", "\\");
        assertThat(sanitised.replace(".", "")).isNotEmpty();
        assertThat(sanitised.codePoints().filter(UploadPropertiesTest::isInvisible))
                .isEmpty();
    }

    @Property
    void keepsASanitisedName(@ForAll("names") String name) {
        var sanitised = sanitised(name);

        assertThat(sanitised(sanitised)).isEqualTo(sanitised);
        assertThat(sanitised("C:\\Users\\ada\\" + sanitised)).isEqualTo(sanitised);
        assertThat(sanitised("../../etc/" + sanitised)).isEqualTo(sanitised);
    }

    @Property
    void writesTheNameInOneHeaderLine(@ForAll("names") String name) {
        var sanitised = sanitised(name);
        var file =
                new Attachment(1, 1, "PA-1", null, sanitised, "text/plain", 1, true, "ada@example.org", Instant.EPOCH);

        var header = new Downloads(null).of(file).getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION);

        assertThat(header).matches("attachment;[\\x20-\\x7e]+");
        var read = ContentDisposition.parse(header);
        assertThat(read.isAttachment()).isTrue();
        assertThat(read.getFilename()).isEqualTo(sanitised);
        assertThat(new String(sanitised.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(sanitised);
    }

    @Provide
    Arbitrary<String> names() {
        var tricky = Arbitraries.of(
                "/",
                "\\",
                "..",
                ".",
                "\0",
                "\r\n",
                "\"",
                ";",
                "%",
                "%00",
                "=?UTF-8?Q?",
                "\t",
                " ",
                "\u00a0",
                "\u0085",
                "\u009b",
                "\u200b",
                "\u202e",
                "\u2066",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\ud83d",
                "\udca9",
                "💩",
                "é",
                "e\u0301",
                ".png",
                ".tar.gz",
                "CON",
                ":",
                "<b>",
                "\udb40\udc41",
                "filename*=UTF-8''x");
        var any = Arbitraries.integers().between(0, 0xffff).map(unit -> String.valueOf((char) (int) unit));
        var longer = Arbitraries.of("a", "💩", " ", ".", "\u202e", "x.").map(part -> part.repeat(190));
        return Arbitraries.frequencyOf(
                        Tuple.of(4, tricky),
                        Tuple.of(4, any),
                        Tuple.of(1, longer),
                        Tuple.of(2, Arbitraries.strings().ofMaxLength(20)))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static String sanitised(String name) {
        return new Upload(name, 1, () -> null).sanitisedName();
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
