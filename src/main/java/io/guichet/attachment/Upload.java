package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that somebody sends. Its content can be read more than once, since what follows from it may be tried again.
 *
 * @param size in bytes, as far as it is known; a file that turns out to be larger is judged by what it is
 */
public record Upload(String name, long size, Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    private static final int LENGTH = 200;

    /** The last part of what it was called, without what no file's name has; {@code file} where nothing is left. */
    public String plainName() {
        var last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "").strip();
        if (plain.isEmpty() || plain.replace(".", "").isEmpty()) {
            return "file";
        }
        if (plain.length() <= LENGTH) {
            return plain;
        }
        var dot = plain.lastIndexOf('.');
        var end = dot > 0 && plain.length() - dot <= 10 ? plain.substring(dot) : "";
        return plain.substring(0, LENGTH - end.length()) + end;
    }
}
