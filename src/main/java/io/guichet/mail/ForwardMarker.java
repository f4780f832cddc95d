package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the lines that mail programs put above a forwarded or an answered message. */
final class ForwardMarker {

    private static final int MAX_LENGTH = 120;

    private static final List<String> FORWARDED = List.of(
            "forwarded message",
            "message transféré",
            "message transmis",
            "message réexpédié",
            "weitergeleitete nachricht",
            "weitergeleitete e-mail",
            "mensaje reenviado",
            "mensaje remitido",
            "messaggio inoltrato",
            "doorgestuurd bericht",
            "doorgestuurde bericht",
            "mensagem encaminhada",
            "videresendt meddelelse",
            "vidarebefordrat meddelande",
            "wiadomość przekazana",
            "пересланное сообщение",
            "пересылаемое сообщение",
            "forwarded by",
            "forwarded mail",
            "transféré par",
            "转发的邮件",
            "forwarded msg",
            "forwarded email");
    private static final List<String> BEGIN = List.of(
            "begin forwarded message",
            "début du message réexpédié",
            "début du message transféré",
            "anfang der weitergeleiteten nachricht",
            "anfang der weitergeleiteten e-mail",
            "inicio del mensaje reenviado",
            "inizio messaggio inoltrato",
            "begin doorgestuurd bericht",
            "início da mensagem encaminhada",
            "inicio del mensaje remitido");
    private static final List<String> ORIGINAL = List.of(
            "original message",
            "originale message",
            "message d'origine",
            "message original",
            "message initial",
            "message d\u2019origine",
            "ursprüngliche nachricht",
            "originalnachricht",
            "original-nachricht",
            "ursprüngliche e-mail",
            "mensaje original",
            "messaggio originale",
            "oorspronkelijk bericht",
            "origineel bericht",
            "mensagem original",
            "oprindelig meddelelse",
            "ursprungligt meddelande",
            "originalmeddelande",
            "opprinnelig melding",
            "reply message",
            "antwort nachricht",
            "original email",
            "original mail",
            "message précédent",
            "mail original",
            "e-mail d'origine",
            "courriel original",
            "e-mail original",
            "wiadomość oryginalna",
            "исходное сообщение",
            "原始邮件",
            "original-mail",
            "alkuperäinen viesti",
            "réponse au message",
            "originalmail",
            "original appointment",
            "eredeti üzenet");

    private ForwardMarker() {}

    static boolean isForward(String line) {
        var words = words(line);
        if (words.isEmpty()) {
            return false;
        }
        boolean dashed = line.stripLeading().startsWith("--") || line.strip().startsWith("==");
        return BEGIN.stream().anyMatch(words::startsWith)
                || (dashed && FORWARDED.stream().anyMatch(words::startsWith));
    }

    static boolean isAtStart(String text) {
        int end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        var words = words(first);
        return isForward(first) || FORWARDED.stream().anyMatch(words::equals);
    }

    /** A line such as {@code -----Original Message-----}. */
    static boolean isOriginal(String line) {
        var stripped = line.replace("*", "").strip();
        boolean dashed = stripped.startsWith("--") || stripped.startsWith("__");
        if (!dashed || !(stripped.endsWith("-") || stripped.endsWith("_") || stripped.endsWith(":"))) {
            return false;
        }
        return ORIGINAL.contains(words(line));
    }

    /** A line of hyphens, underscores or equals signs. */
    static boolean isDivider(String line) {
        var stripped = line.strip();
        return stripped.length() >= 5
                && stripped.chars()
                        .allMatch(c -> c == '_' || c == '-' || c == '=' || c == '\u2500' || c == '\u2014' || c == '*');
    }

    private static String words(String line) {
        if (line.length() > MAX_LENGTH) {
            return "";
        }
        int start = 0;
        int end = line.length();
        while (start < end && !Character.isLetter(line.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetter(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end).replace('\u00a0', ' ').toLowerCase(Locale.ROOT);
    }
}
