package io.guichet.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

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

    private static final int LONGEST_ENDING = 10;

    /** Controls, what turns the writing around, halves of characters, and what no file's name has. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]");

    private static final Pattern NOTHING = Pattern.compile("[.\\p{Z}\\s]*");

    /** The last part of what it was called, without what no file's name has; {@code file} where nothing is left. */
    public String plainName() {
        var last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = shortened(UNFIT.matcher(last).replaceAll("").strip());
        return NOTHING.matcher(plain).matches() ? "file" : plain;
    }

    /** Cut before the ending, and never within a character. */
    private static String shortened(String name) {
        if (name.length() <= LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int cut = LENGTH - ending.length();
        int whole = Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut;
        return name.substring(0, whole).strip() + ending;
    }
}
