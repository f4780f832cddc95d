package io.guichet.text;

import java.util.ArrayList;
import java.util.List;

/** A web address in a text: its first character, and the one behind its last. */
record WebAddress(int start, int end) {

    private static final List<String> SCHEMES = List.of("https://", "http://");

    /** What ends a sentence or closes a bracket around the address rather than belongs to it. */
    private static final String PUNCTUATION = ".,;:!?'\"”’»…*_~";

    /** The addresses in order. */
    static List<WebAddress> in(String text) {
        var addresses = new ArrayList<WebAddress>();
        int from = text.indexOf("http");
        while (from >= 0) {
            var end = end(text, from);
            if (end > from) {
                addresses.add(new WebAddress(from, end));
            }
            from = text.indexOf("http", Math.max(end, from + 1));
        }
        return addresses;
    }

    /** The index behind the address that begins there; that index itself if none does. */
    private static int end(String text, int from) {
        var scheme =
                SCHEMES.stream().filter(known -> text.startsWith(known, from)).findFirst();
        if (scheme.isEmpty() || from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            return from;
        }
        int start = from + scheme.get().length();
        int end = start;
        int open = 0;
        while (end < text.length() && isPart(text.charAt(end))) {
            var character = text.charAt(end);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
            end++;
        }
        while (end > start && PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > start ? end : from;
    }

    private static boolean isPart(char character) {
        return character > ' ' && "<>\"`{}|\\^[]«»".indexOf(character) < 0 && !Character.isSpaceChar(character);
    }
}
