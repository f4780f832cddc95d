package io.guichet.mail;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Recognises the block of labelled headers that mail programs put above the message that is answered. */
final class LabelledHeaders {

    private static final int MAX_LINES = 14;
    private static final int MAX_LABEL = 24;

    private enum Label {
        FROM,
        DATE,
        TO,
        SUBJECT,
        OTHER
    }

    private static final Map<String, Label> LABELS = new HashMap<>();

    static {
        put(
                Label.FROM,
                "from",
                "de",
                "von",
                "da",
                "van",
                "fra",
                "från",
                "od",
                "от",
                "发件人",
                "差出人",
                "lähettäjä",
                "feladó",
                "expéditeur",
                "remitente",
                "mittente",
                "afzender",
                "absender",
                "保存者",
                "보낸 사람",
                "寄件者",
                "kimden",
                "от кого");
        put(
                Label.DATE,
                "sent",
                "date",
                "envoyé",
                "envoyé le",
                "gesendet",
                "datum",
                "enviado",
                "enviado el",
                "enviada em",
                "fecha",
                "inviato",
                "data",
                "verzonden",
                "sendt",
                "skickat",
                "wysłano",
                "отправлено",
                "дата",
                "发送时间",
                "日期",
                "日時",
                "送信日時",
                "päivämäärä",
                "lähetetty",
                "dato",
                "enviada",
                "envoyée",
                "gesendet am",
                "date d'envoi",
                "보낸 날짜",
                "寄件日期",
                "tarih",
                "elküldve",
                "dátum",
                "sent at",
                "data invio");
        put(
                Label.TO,
                "to",
                "à",
                "a",
                "an",
                "para",
                "aan",
                "til",
                "till",
                "do",
                "кому",
                "收件人",
                "宛先",
                "vastaanottaja",
                "címzett",
                "destinataire",
                "destinatario",
                "destinatari",
                "empfänger",
                "받는 사람",
                "kime",
                "pour");
        put(
                Label.SUBJECT,
                "subject",
                "objet",
                "sujet",
                "betreff",
                "asunto",
                "oggetto",
                "onderwerp",
                "assunto",
                "emne",
                "ämne",
                "temat",
                "тема",
                "主题",
                "件名",
                "aihe",
                "tárgy",
                "re",
                "제목",
                "主旨",
                "konu");
        put(
                Label.OTHER,
                "cc",
                "kopie",
                "copie à",
                "copie",
                "copia",
                "kopi",
                "kopia",
                "bcc",
                "cci",
                "reply-to",
                "reply to",
                "antwort an",
                "répondre à",
                "responder a",
                "rispondi a",
                "antwoord aan",
                "importance",
                "priorité",
                "priority",
                "wichtigkeit",
                "priorität",
                "importancia",
                "prioridad",
                "priorità",
                "attachments",
                "pièces jointes",
                "anlagen",
                "archivos adjuntos",
                "allegati",
                "bijlagen",
                "organisation",
                "organization",
                "抄送",
                "копия",
                "message-id",
                "references",
                "date de réponse",
                "urgentie");
    }

    private LabelledHeaders() {}

    private static void put(Label label, String... names) {
        for (var name : names) {
            LABELS.put(name, label);
        }
    }

    /** Whether the text begins with such a block. */
    static boolean isAtStart(String text) {
        var lines = text.strip().split("\n");
        return LABELS.getOrDefault(name(lines[0]), null) == Label.FROM
                || at(List.of(lines).stream().map(TextLine::plain).toList(), 0, true);
    }

    /**
     * Whether such a block begins at a line.
     *
     * @param divided whether a divider stands above it, so that less is enough
     */
    static boolean at(List<TextLine> lines, int start, boolean divided) {
        var first = LABELS.get(name(lines.get(start).text()));
        if (first != Label.FROM && first != Label.DATE && first != Label.SUBJECT && first != Label.TO) {
            return false;
        }
        Set<Label> found = EnumSet.noneOf(Label.class);
        boolean address = false;
        boolean timed = false;
        int unlabelled = 0;
        for (int at = start; at < Math.min(lines.size(), start + MAX_LINES); at++) {
            var text = lines.get(at).text();
            var label = LABELS.get(name(text));
            if (label == null && (text.isBlank() || ++unlabelled > 2)) {
                if (text.isBlank() && isLabelled(lines, at + 1) && found.size() < 3) {
                    continue;
                }
                break;
            }
            if (label != null) {
                found.add(label);
                unlabelled = 0;
            }
            address |= text.indexOf('@') >= 0;
            timed |= label == Label.DATE && AttributionLine.hasTime(text);
        }
        return isEnough(found, first, address, divided || (timed && found.contains(Label.SUBJECT)));
    }

    private static boolean isLabelled(List<TextLine> lines, int at) {
        return at < lines.size() && LABELS.containsKey(name(lines.get(at).text()));
    }

    /** People write such lines too: without an address, a time or a divider they are theirs. */
    private static boolean isEnough(Set<Label> found, Label first, boolean address, boolean sure) {
        if (!found.contains(Label.FROM) && !(first == Label.DATE && found.contains(Label.TO) && address)) {
            return false;
        }
        if (first != Label.FROM && first != Label.DATE && !(found.contains(Label.DATE) && found.size() >= 4)) {
            return false;
        }
        return found.size() >= 3
                ? address || sure
                : found.size() == 2 && (sure || (address && found.contains(Label.DATE)));
    }

    /** The label of a line, without emphasis; empty if it has none. */
    private static String name(String line) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('：');
        colon = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        if (colon <= 0 || colon > MAX_LABEL) {
            return "";
        }
        return line.substring(0, colon)
                .replace("*", "")
                .replace("_", "")
                .replace('\u00a0', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
