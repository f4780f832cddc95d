package io.guichet.mail;

/**
 * An event of an attached calendar (RFC 5545).
 *
 * @param method such as REQUEST, REPLY or CANCEL
 * @param time in words, with the zone; empty if unknown
 */
public record CalendarInvitation(String method, String summary, String time, String place, String organizer) {

    /** The event in lines of text. */
    public String text() {
        var text = new StringBuilder();
        for (var line : new String[] {summary, time, place, organizer}) {
            if (!line.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        return text.toString();
    }
}
