package io.guichet.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads dates of headers (RFC 5322), also those with missing seconds or zone and two-digit years. */
final class HeaderDate {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, String> ZONES = Map.of(
            "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700", "MDT", "-0600", "PST",
            "-0800", "PDT", "-0700", "CET", "+0100", "CEST", "+0200");

    private int day;
    private int month;
    private int year = -1;
    private int[] time = {0, 0, 0};
    private ZoneOffset zone = ZoneOffset.UTC;

    private HeaderDate() {}

    /** The instant; empty if there is none to be read. */
    static Optional<Instant> parse(String raw) {
        var date = new HeaderDate();
        var words = raw.length() > 200 ? raw.substring(0, 200) : raw;
        for (var word : words.replace(',', ' ').split(" ")) {
            date.read(word.strip());
        }
        try {
            if (date.day == 0 || date.month == 0 || date.year < 0) {
                return Optional.empty();
            }
            int full = date.year < 50 ? date.year + 2000 : date.year < 100 ? date.year + 1900 : date.year;
            return Optional.of(OffsetDateTime.of(
                            full,
                            date.month,
                            date.day,
                            date.time[0],
                            date.time[1],
                            Math.min(date.time[2], 59),
                            0,
                            date.zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void read(String word) {
        if (word.indexOf(':') > 0) {
            readTime(word);
        } else if ((word.startsWith("+") || word.startsWith("-")) && word.length() == 5) {
            readZone(word);
        } else if (ZONES.containsKey(word.toUpperCase(Locale.ROOT))) {
            readZone(ZONES.get(word.toUpperCase(Locale.ROOT)));
        } else if (isNumber(word)) {
            readNumber(Integer.parseInt(word));
        } else if (word.length() >= 3) {
            int at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
            month = at >= 0 && at % 3 == 0 && month == 0 ? at / 3 + 1 : month;
        }
    }

    private void readNumber(int number) {
        if (day == 0 && number <= 31) {
            day = number;
        } else if (year < 0) {
            year = number;
        }
    }

    private void readTime(String word) {
        int place = 0;
        for (var piece : word.split(":")) {
            if (place < time.length && isNumber(piece)) {
                time[place++] = Integer.parseInt(piece);
            }
        }
    }

    private void readZone(String word) {
        if (!isNumber(word.substring(1))) {
            return;
        }
        int value = Integer.parseInt(word.substring(1));
        int seconds = value / 100 * 3600 + value % 100 * 60;
        if (seconds <= 18 * 3600) {
            zone = ZoneOffset.ofTotalSeconds(word.startsWith("-") ? -seconds : seconds);
        }
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty()
                && word.length() <= 4
                && word.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
