package io.guichet.web;

import io.guichet.problem.BadInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the lines of a JSON Lines document one after the other, so that its size does not matter. Empty lines are skipped. */
public final class JsonLines {

    private static final int MAX_LINE_BYTES = JsonLimits.MAX_DOCUMENT_BYTES;

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final InputStream input;
    private int number;

    public JsonLines(InputStream input) {
        this.input = new BufferedInputStream(input, 64 * 1024);
    }

    /**
     * A line.
     *
     * @param number from 1
     */
    public record JsonLine(int number, byte[] bytes) {

        /** The text; {@link BadInput} about {@code line} if it is too long or not UTF-8, or blank. */
        public String text() {
            if (bytes.length > MAX_LINE_BYTES) {
                throw new BadInput("line", "may have at most %d bytes".formatted(MAX_LINE_BYTES));
            }
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                if (text.isBlank()) {
                    throw new BadInput("line", "must be a JSON object");
                }
                return text;
            } catch (CharacterCodingException e) {
                throw new BadInput("line", "must be UTF-8");
            }
        }
    }

    /** The next line that is not empty; null at the end. */
    public JsonLine next() throws IOException {
        if (number == 0) {
            skipByteOrderMark();
        }
        var bytes = new ByteArrayOutputStream();
        while (readLine(bytes)) {
            number++;
            if (bytes.size() > 0) {
                return new JsonLine(number, bytes.toByteArray());
            }
        }
        return null;
    }

    private void skipByteOrderMark() throws IOException {
        input.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(input.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            input.reset();
        }
    }

    /** Reads up to the next line end and keeps at most one byte more than the limit. Returns whether there was a line. */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        boolean any = false;
        for (int next = input.read(); next >= 0; next = input.read()) {
            any = true;
            if (next == '\n') {
                return true;
            }
            if (line.size() <= MAX_LINE_BYTES && next != '\r') {
                line.write(next);
            }
        }
        return any;
    }
}
