package io.guichet.intake;

/** Derives a subject from a text. */
public final class DefaultSubject {

    private static final int LENGTH = 80;

    private DefaultSubject() {}

    /** The first line, cut at a word boundary if it is long. */
    public static String of(String text) {
        var line = text.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= LENGTH) {
            return line;
        }
        var end = line.lastIndexOf(' ', LENGTH - 1);
        return line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, LENGTH / 2)) + "…";
    }
}
