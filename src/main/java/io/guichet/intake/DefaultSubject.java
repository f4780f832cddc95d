package io.guichet.intake;

/** A subject for what somebody wrote without one. */
public final class DefaultSubject {

    private static final int LENGTH = 80;

    private DefaultSubject() {}

    /** The first line of a text, cut between two words where it is long. */
    public static String of(String text) {
        var line = text.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= LENGTH) {
            return line;
        }
        var end = line.lastIndexOf(' ', LENGTH - 1);
        return line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, LENGTH / 2)) + "…";
    }
}
