package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the lines that mail programs put above a forwarded or an answered message. */
final class ForwardMarker {

    private static final int MAX_LENGTH = 120;
    private static final int MAX_BESIDE_MARKER = 20;

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
            "inicio del mensaje remitido",
            "início da mensagem reencaminhada",
            "vidarebefordrat brev",
            "start på videresendt",
            "videresendt melding",
            "początek przekazywanej wiadomości",
            "początek przekazanej wiadomości",
            "välitetty viesti alkaa",
            "začátek přeposlané zprávy",
            "начало переадресованного сообщения",
            "転送されたメッセージ");
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

    /** What desks write above the text of their e-mails. */
    private static final List<String> ABOVE_LINE = List.of(
            "type your reply above this line",
            "reply above this line",
            "write your reply above this line",
            "répondez au-dessus de cette ligne",
            "répondre au-dessus de cette ligne",
            "saisissez votre réponse au-dessus de cette ligne",
            "antworten sie oberhalb dieser zeile",
            "antwort oberhalb dieser zeile",
            "responda por encima de esta línea",
            "escriba su respuesta por encima de esta línea",
            "rispondere sopra questa riga",
            "typ uw antwoord boven deze regel",
            "uw antwoord boven deze lijn");

    private ForwardMarker() {}

    static boolean isForward(String line) {
        var words = words(line);
        if (words.isEmpty()) {
            return false;
        }
        var stripped = plainHyphens(line.strip());
        boolean dashed = stripped.startsWith("--") || stripped.startsWith("==");
        return BEGIN.stream().anyMatch(words::startsWith)
                || (dashed && FORWARDED.stream().anyMatch(words::startsWith));
    }

    static boolean isAtStart(String text) {
        int end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        var words = words(first);
        return isForward(first) || FORWARDED.stream().anyMatch(words::equals);
    }

    /** A line such as {@code -----Original Message-----}, or one that asks to write above it. */
    static boolean isOriginal(String line) {
        var words = words(line);
        if (ABOVE_LINE.stream()
                .anyMatch(marker -> words.contains(marker) && words.length() - marker.length() < MAX_BESIDE_MARKER)) {
            return true;
        }
        var stripped = plainHyphens(line.replace("*", "").strip());
        boolean dashed = stripped.startsWith("--") || stripped.startsWith("__");
        if (!dashed || !(stripped.endsWith("-") || stripped.endsWith("_") || stripped.endsWith(":"))) {
            return false;
        }
        return ORIGINAL.contains(words);
    }

    /** A line of hyphens, underscores or equals signs. */
    static boolean isDivider(String line) {
        var stripped = line.strip();
        return stripped.length() >= 5
                && stripped.chars()
                        .allMatch(c -> c == '_' || c == '-' || c == '=' || c == '\u2500' || c == '\u2014' || c == '*');
    }

    /** With the hyphens that some programs use instead. */
    private static String plainHyphens(String line) {
        return line.replace('\u2010', '-').replace('\u2011', '-');
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
