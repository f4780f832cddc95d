package io.guichet.desk;

import java.util.ArrayList;
import java.util.List;

/** Removes a text that a lead has redacted from what staff are writing: its lines, also as a quotation. */
final class RedactedText {

    private RedactedText() {}

    /** The text without those lines, as often as they stand in it. */
    static String remove(String from, String redacted, String replacement) {
        var lines = from.lines().toList();
        var wanted = redacted.lines().map(RedactedText::unquoted).toList();
        if (wanted.isEmpty() || wanted.stream().allMatch(String::isEmpty)) {
            return from;
        }
        var unquoted = lines.stream().map(RedactedText::unquoted).toList();
        var kept = new ArrayList<String>();
        var found = false;
        for (int index = 0; index < lines.size(); ) {
            if (startsAt(unquoted, index, wanted)) {
                kept.add(replacement);
                index += wanted.size();
                found = true;
            } else {
                kept.add(lines.get(index));
                index++;
            }
        }
        return found ? String.join("\n", kept) : from;
    }

    private static boolean startsAt(List<String> lines, int index, List<String> wanted) {
        return index + wanted.size() <= lines.size()
                && lines.subList(index, index + wanted.size()).equals(wanted);
    }

    private static String unquoted(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == '>' || Character.isWhitespace(line.charAt(start)))) {
            start++;
        }
        return line.substring(start).stripTrailing();
    }
}
