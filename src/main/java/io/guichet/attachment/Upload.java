package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * A file that somebody sends. Its content can be read more than once, since what follows from it may be tried again.
 *
 * @param size in bytes, as far as it is known; a file that turns out to be larger is judged by what it is
 */
public record Upload(String name, long size, ContentSource content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface ContentSource {
        InputStream open() throws IOException;
    }

    private static final int MAX_NAME_LENGTH = 200;

    private static final int MAX_EXTENSION_LENGTH = 10;

    /** Controls, what turns the writing around, halves of characters, and what no file's name has. */
    private static final Pattern ILLEGAL_CHARACTERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]");

    private static final Pattern EMPTY_NAME = Pattern.compile("[.\\p{Z}\\s]*");

    /** The last part of what it was called, without what no file's name has; {@code file} where nothing is left. */
    public String sanitisedName() {
        var fileName = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var sanitised =
                truncated(ILLEGAL_CHARACTERS.matcher(fileName).replaceAll("").strip());
        return EMPTY_NAME.matcher(sanitised).matches() ? "file" : sanitised;
    }

    /** Cut before the ending, and never within a character. */
    private static String truncated(String name) {
        if (name.length() <= MAX_NAME_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION_LENGTH ? name.substring(dot) : "";
        int cut = MAX_NAME_LENGTH - extension.length();
        int end = Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut;
        return name.substring(0, end).strip() + extension;
    }
}
