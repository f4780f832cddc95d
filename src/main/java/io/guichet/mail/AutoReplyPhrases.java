package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Subjects and sentences of automatic replies, in six languages. A person's sentence about them is none. */
final class AutoReplyPhrases {

    private static final int MAX_SHORT = 2_500;

    /** Beginnings of subjects that programs write; an answer to one begins with its own prefix. */
    private static final List<String> SUBJECTS = List.of(
            "automatic reply",
            "auto reply",
            "auto-reply",
            "autoreply",
            "auto:",
            "auto re:",
            "auto-re:",
            "autoresponse",
            "auto response",
            "auto-response",
            "automated reply",
            "automated response",
            "automatic response",
            "out of office autoreply",
            "out of office reply",
            "out of office notification",
            "out-of-office reply",
            "vacation reply",
            "vacation autoreply",
            "[auto-reply]",
            "[auto reply]",
            "[autoreply]",
            "(auto-reply)",
            "autorespond",
            "réponse automatique",
            "réponse auto",
            "reponse automatique",
            "réponse d'absence",
            "message d'absence",
            "notification d'absence",
            "absence du bureau",
            "absent(e) du bureau",
            "automatische antwort",
            "automatische rückantwort",
            "automatische antwoord",
            "abwesenheitsnotiz",
            "abwesenheitsbenachrichtigung",
            "abwesenheitsmeldung",
            "abwesenheitsassistent",
            "autoantwort",
            "abwesenheitsinfo",
            "respuesta automática",
            "respuesta automatica",
            "respuesta de fuera de la oficina",
            "aviso de ausencia",
            "mensaje de ausencia",
            "risposta automatica",
            "risposta autom.",
            "fuori sede",
            "avviso di assenza",
            "messaggio di assenza",
            "risponditore automatico",
            "automatisch antwoord",
            "automatisch antwoordbericht",
            "afwezigheidsbericht",
            "afwezigheidsmelding",
            "afwezigheidsassistent",
            "autosvar",
            "automatisk svar",
            "automaattinen vastaus",
            "odpowiedź automatyczna",
            "resposta automática",
            "автоответ",
            "automatic-reply",
            "automatikus válasz",
            "自动回复",
            "自動応答",
            "自動回覆");
    /** Beginnings that a person may write too: the text must speak of an absence. */
    private static final List<String> WEAK_SUBJECTS = List.of(
            "out of office",
            "out of the office",
            "ooo:",
            "[ooo]",
            "absence",
            "absent",
            "en congé",
            "congés",
            "vacances",
            "bureau fermé",
            "abwesend",
            "abwesenheit",
            "nicht im büro",
            "im urlaub",
            "fuera de la oficina",
            "ausente",
            "ausencia",
            "fuori ufficio",
            "assente",
            "assenza",
            "afwezig",
            "afwezigheid",
            "niet aanwezig",
            "on vacation",
            "on holiday",
            "vacation",
            "away",
            "i am away",
            "i am out",
            "je suis absent",
            "ich bin im urlaub",
            "on leave",
            "annual leave",
            "holiday",
            "urlaub",
            "ferie",
            "vacaciones",
            "vakantie",
            "maternity leave",
            "i'm out",
            "i'm away",
            "currently away",
            "away from");

    private static final List<String> ABSENCES = List.of(
            "out of the office",
            "out of office",
            "away from the office",
            "away from my",
            "on vacation",
            "on annual leave",
            "on leave",
            "on holiday",
            "on maternity leave",
            "away until",
            "currently away",
            "limited access to",
            "no access to my e",
            "not in the office",
            "back in the office",
            "absent du bureau",
            "absente du bureau",
            "je suis absent",
            "je suis actuellement absent",
            "absent jusqu",
            "absente jusqu",
            "en congé",
            "en vacances",
            "de retour le",
            "suis en déplacement",
            "actuellement absent",
            "nos bureaux sont fermés",
            "nicht im büro",
            "nicht im hause",
            "nicht im haus",
            "bin abwesend",
            "im urlaub",
            "abwesend bis",
            "außer haus",
            "ausser haus",
            "nicht erreichbar",
            "derzeit abwesend",
            "wieder erreichbar",
            "zurück am",
            "wieder im büro",
            "in elternzeit",
            "fuera de la oficina",
            "estoy de vacaciones",
            "estaré ausente",
            "me encuentro ausente",
            "estaré fuera",
            "de baja",
            "regreso el",
            "fuori ufficio",
            "fuori sede",
            "sono in ferie",
            "sarò assente",
            "sono assente",
            "rientrerò",
            "assente fino",
            "niet op kantoor",
            "ben afwezig",
            "met vakantie",
            "op vakantie",
            "afwezig tot",
            "niet aanwezig",
            "weer aanwezig",
            "weer bereikbaar",
            "terug op");
    /** What such replies say besides, which a person who is about to leave does not say to a desk. */
    private static final List<String> CUES = List.of(
            "will not be forwarded",
            "not be forwarded",
            "will respond to your",
            "will reply to your",
            "respond to your message",
            "respond to your email",
            "reply to your email",
            "will get back to you",
            "reply upon my return",
            "respond upon my return",
            "when i return",
            "upon my return",
            "on my return",
            "for urgent",
            "in urgent cases",
            "if urgent",
            "if your matter is urgent",
            "if it is urgent",
            "if you need immediate",
            "if this is urgent",
            "immediate assistance",
            "thank you for your email",
            "thank you for your e-mail",
            "thank you for your message",
            "thanks for your email",
            "thank you for contacting",
            "please contact",
            "as soon as possible upon",
            "your message will",
            "your email will",
            "in an emergency",
            "en cas d'urgence",
            "pour toute urgence",
            "pour toute demande urgente",
            "prendrai connaissance",
            "à mon retour",
            "dès mon retour",
            "votre message",
            "votre e-mail",
            "votre mail",
            "votre courriel",
            "n'est pas transféré",
            "ne sera pas transféré",
            "veuillez contacter",
            "vous pouvez contacter",
            "merci de contacter",
            "in dringenden fällen",
            "in dringenden",
            "bei dringenden",
            "wird nicht weitergeleitet",
            "nicht weitergeleitet",
            "nach meiner rückkehr",
            "wenden sie sich",
            "ihre nachricht",
            "ihre e-mail",
            "ihre mail",
            "ihre email",
            "vielen dank für ihre",
            "en caso de urgencia",
            "para asuntos urgentes",
            "para cualquier urgencia",
            "a mi regreso",
            "a mi vuelta",
            "póngase en contacto",
            "su mensaje",
            "su correo",
            "si es urgente",
            "contacte con",
            "contactar con",
            "in caso di urgenza",
            "per urgenze",
            "per questioni urgenti",
            "al mio rientro",
            "al mio ritorno",
            "il suo messaggio",
            "la sua mail",
            "vostra mail",
            "si prega di contattare",
            "contattare",
            "potete contattare",
            "in dringende gevallen",
            "voor dringende",
            "bij dringende",
            "na mijn terugkomst",
            "bij terugkomst",
            "uw bericht",
            "uw e-mail",
            "uw mail",
            "wordt niet doorgestuurd",
            "kunt u contact",
            "neem contact op",
            "bedankt voor uw");

    private static final List<String> MACHINES = List.of(
            "this is an automated",
            "this is an automatic",
            "this is an auto",
            "this is a system generated",
            "this is a system-generated",
            "this message was generated automatically",
            "this message was automatically generated",
            "this email was automatically",
            "this email is automatically",
            "this e-mail was automatically",
            "this message was sent automatically",
            "this email was sent automatically",
            "this mail is generated automatically",
            "this is a machine generated",
            "this mailbox is not monitored",
            "this mailbox is unattended",
            "this inbox is not monitored",
            "please do not reply to this",
            "do not reply to this email",
            "do not reply to this message",
            "this is a no-reply",
            "[auto-reply]",
            "auto-reply:",
            "automatic reply:",
            "automatically generated",
            "this email address is not monitored",
            "this email address is no longer",
            "ceci est un message automatique",
            "ceci est une réponse automatique",
            "ceci est un mail automatique",
            "ceci est un e-mail automatique",
            "ceci est un courriel automatique",
            "ce message est envoyé automatiquement",
            "ce message a été envoyé automatiquement",
            "cet e-mail a été envoyé automatiquement",
            "ce message est généré automatiquement",
            "ce message a été généré automatiquement",
            "cet e-mail est généré automatiquement",
            "cet email est généré automatiquement",
            "réponse automatique",
            "message automatique",
            "merci de ne pas répondre à ce",
            "veuillez ne pas répondre à ce",
            "ne répondez pas à ce",
            "cette boîte n'est pas consultée",
            "cette adresse n'est pas consultée",
            "dies ist eine automatisch",
            "dies ist eine automatische",
            "das ist eine automatische",
            "diese e-mail wurde automatisch",
            "diese nachricht wurde automatisch",
            "diese email wurde automatisch",
            "diese mail wurde automatisch",
            "automatisch generierte",
            "automatisch erzeugte",
            "automatische antwort",
            "bitte antworten sie nicht auf diese",
            "bitte nicht auf diese",
            "dies ist eine system",
            "este es un mensaje automático",
            "este es un correo automático",
            "esta es una respuesta automática",
            "este mensaje se ha generado automáticamente",
            "este mensaje ha sido generado automáticamente",
            "mensaje automático",
            "respuesta automática",
            "por favor no responda a este",
            "por favor, no responda a este",
            "no responda a este",
            "questo è un messaggio automatico",
            "questa è una risposta automatica",
            "questo messaggio è stato generato automaticamente",
            "messaggio generato automaticamente",
            "messaggio automatico",
            "risposta automatica",
            "si prega di non rispondere a",
            "non rispondere a questa",
            "non rispondere a questo",
            "dit is een automatisch",
            "deze e-mail is automatisch",
            "dit bericht is automatisch",
            "automatisch gegenereerd",
            "automatisch antwoord",
            "gelieve niet te antwoorden op",
            "u kunt niet antwoorden op",
            "niet antwoorden op dit",
            "beantwoord deze");

    private AutoReplyPhrases() {}

    /** Whether the subject alone tells. */
    static boolean isSubject(String subject) {
        var lower = normal(subject);
        return SUBJECTS.stream().anyMatch(phrase -> lower.startsWith(phrase) && endsWord(lower, phrase.length()));
    }

    /** The words that tell; null for a person's text. */
    static String find(String subject, String text) {
        if (text.length() > MAX_SHORT) {
            return null;
        }
        var lower = normal(text);
        boolean absent = ABSENCES.stream().anyMatch(lower::contains);
        boolean cue = CUES.stream().anyMatch(lower::contains);
        if (absent && cue && (startsWeakly(subject) || hasAbsenceFirst(lower))) {
            return "absence";
        }
        return MACHINES.stream().anyMatch(phrase -> startsSentence(lower, phrase)) ? "automatic message" : null;
    }

    private static boolean startsWeakly(String subject) {
        var lower = normal(subject);
        return WEAK_SUBJECTS.stream().anyMatch(phrase -> lower.startsWith(phrase) && endsWord(lower, phrase.length()));
    }

    /** An absence that the first sentences announce, and no question to the desk. */
    private static boolean hasAbsenceFirst(String text) {
        var start = text.substring(0, Math.min(text.length(), 300));
        return ABSENCES.stream().anyMatch(start::contains) && text.indexOf('?') < 0;
    }

    private static boolean startsSentence(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int before = beforeDecoration(text, at);
            if (before >= 0 && text.charAt(before) == '\n') {
                before = beforeDecoration(text, before);
            }
            if (before < 0 || ".!\n".indexOf(text.charAt(before)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A line break alone may be that of a wrapped sentence. */
    private static int beforeDecoration(String text, int end) {
        int before = end - 1;
        while (before >= 0 && " *([#-_=\r".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before;
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || !Character.isLetterOrDigit(text.charAt(end - 1));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u00a0', ' ');
    }
}
