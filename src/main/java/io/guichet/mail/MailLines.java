package io.guichet.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a raw message; a line that is longer than the buffer comes in pieces. */
final class MailLines {

    private static final int MAX_PIECE = 64 << 10;
    private static final byte[] NONE = {};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LF = {'\n'};
    private static final byte[] CR = {'\r'};

    private final InputStream source;
    private final byte[] chunk = new byte[16 << 10];
    private final byte[] piece = new byte[MAX_PIECE];
    private int at;
    private int end;
    private int length;
    private byte[] lineBreak = NONE;
    private boolean startsLine = true;
    private boolean again;

    MailLines(InputStream source) {
        this.source = source;
    }

    /** Moves to the next line or piece; false at the end. */
    boolean next() throws IOException {
        if (again) {
            again = false;
            return true;
        }
        startsLine = lineBreak != NONE || length == 0;
        length = 0;
        lineBreak = NONE;
        while (length < MAX_PIECE) {
            int read = read();
            if (read < 0) {
                return length > 0;
            }
            if (read == '\n') {
                lineBreak = LF;
                return true;
            }
            if (read == '\r') {
                lineBreak = readLineFeed() ? CRLF : CR;
                return true;
            }
            piece[length++] = (byte) read;
        }
        return true;
    }

    /** Makes the current line the next one again. */
    void pushBack() {
        again = true;
    }

    byte[] bytes() {
        return piece;
    }

    int length() {
        return length;
    }

    /** The bytes of the line break; empty for a piece and at the end of the message. */
    byte[] lineBreak() {
        return lineBreak;
    }

    boolean startsLine() {
        return startsLine;
    }

    boolean isEmpty() {
        return startsLine && length == 0;
    }

    /** The line as a string of its bytes, at most that many. */
    String latin(int max) {
        return new String(piece, 0, Math.min(length, max), StandardCharsets.ISO_8859_1);
    }

    private boolean readLineFeed() throws IOException {
        int read = read();
        if (read >= 0 && read != '\n') {
            at--;
        }
        return read == '\n';
    }

    private int read() throws IOException {
        if (at == end) {
            end = source.read(chunk);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return chunk[at++] & 0xFF;
    }
}
