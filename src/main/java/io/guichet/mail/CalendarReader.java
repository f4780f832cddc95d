package io.guichet.mail;

import io.guichet.text.InputText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the first event of a calendar (RFC 5545). */
final class CalendarReader {

    private static final int MAX_LINES = 5_000;

    private String method = "";
    private String summary = "";
    private String start = "";
    private String startDate = "";
    private String end = "";
    private String place = "";
    private String organizer = "";

    private CalendarReader() {}

    static Optional<CalendarInvitation> read(String calendar) {
        var reader = new CalendarReader();
        reader.readLines(unfolded(calendar));
        if (reader.summary.isEmpty() && reader.start.isEmpty()) {
            return Optional.empty();
        }
        var time = reader.start + (reader.end.isEmpty() ? "" : " \u2013 " + reader.end);
        return Optional.of(new CalendarInvitation(reader.method, reader.summary, time, reader.place, reader.organizer));
    }

    private static List<String> unfolded(String calendar) {
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (var line : calendar.split("\n")) {
            var text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (text.startsWith(" ") || text.startsWith("\t")) {
                current.append(text, 1, text.length());
                continue;
            }
            lines.add(current.toString());
            current.setLength(0);
            current.append(text);
            if (lines.size() > MAX_LINES) {
                break;
            }
        }
        lines.add(current.toString());
        return lines;
    }

    private void readLines(List<String> lines) {
        boolean event = false;
        for (var line : lines) {
            int colon = valueStart(line);
            if (colon < 0) {
                continue;
            }
            var name = line.substring(0, colon);
            var value = line.substring(colon + 1);
            var property = name.split(";", -1)[0].toUpperCase(Locale.ROOT);
            if (property.equals("METHOD")) {
                method = value.strip().toUpperCase(Locale.ROOT);
            } else if (property.equals("BEGIN")) {
                event = value.strip().equalsIgnoreCase("VEVENT");
            } else if (property.equals("END") && event) {
                return;
            } else if (event) {
                readProperty(property, name, value);
            }
        }
    }

    /** A colon inside quotes belongs to a parameter. */
    private static int valueStart(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= line.charAt(at) == '"';
            if (line.charAt(at) == ':' && !quoted) {
                return at;
            }
        }
        return -1;
    }

    private void readProperty(String property, String name, String value) {
        switch (property) {
            case "SUMMARY" -> summary = unescape(value);
            case "LOCATION" -> place = unescape(value);
            case "DTSTART" -> {
                start = time(name, value, "");
                startDate = start.length() >= 10 ? start.substring(0, 10) : "";
            }
            case "DTEND" -> end = time(name, value, startDate);
            case "ORGANIZER" -> organizer = organizer(name, value);
            default -> {}
        }
    }

    private static String organizer(String name, String value) {
        var email = value.toLowerCase(Locale.ROOT).startsWith("mailto:") ? value.substring(7) : value;
        var display = parameter(name, "CN");
        return InputText.onOneLine(display.isEmpty() ? email : display + " <" + email + ">");
    }

    /** {@code 2026-03-05 10:00 (Europe/Paris)}; without the day if it is the same. */
    private static String time(String name, String value, String sameDay) {
        var text = value.strip();
        if (text.length() < 8 || !text.substring(0, 8).chars().allMatch(Character::isDigit)) {
            return "";
        }
        var day = text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8);
        if (text.length() < 13 || text.charAt(8) != 'T') {
            return day.equals(sameDay) ? "" : day;
        }
        var time = text.substring(9, 11) + ":" + text.substring(11, 13);
        var zone = text.endsWith("Z") ? "UTC" : parameter(name, "TZID");
        return (day.equals(sameDay) ? "" : day + " ") + time + (zone.isEmpty() ? "" : " (" + zone + ")");
    }

    private static String parameter(String name, String parameter) {
        for (var part : name.split(";")) {
            if (part.regionMatches(true, 0, parameter + "=", 0, parameter.length() + 1)) {
                return part.substring(parameter.length() + 1).replace("\"", "").strip();
            }
        }
        return "";
    }

    private static String unescape(String value) {
        return InputText.onOneLine(value.replace("\\n", " ")
                .replace("\\N", " ")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\"));
    }
}
