package io.guichet.mail;

import java.util.List;

/** Recognises the words in which Exchange tells that a message was read, or deleted without being read. */
final class ReadReceiptPhrases {

    private static final int MAX_RECEIPT = 600;

    private static final List<String> SUBJECTS = List.of(
            "read:",
            "not read:",
            "lu :",
            "lu:",
            "non lu",
            "gelesen:",
            "nicht gelesen:",
            "leído:",
            "no leído:",
            "letto:",
            "non letto:",
            "gelezen:",
            "niet gelezen:",
            "ongelezen:",
            "läst:",
            "lida:",
            "przeczytano:");
    private static final List<String> TEXTS = List.of(
            "your message",
            "votre message",
            "ihre nachricht",
            "el mensaje",
            "su mensaje",
            "il messaggio",
            "uw bericht",
            "je bericht",
            "ditt meddelande",
            "a sua mensagem",
            "twoja wiadomość");
    private static final List<String> VERBS = List.of(
            "was read",
            "was deleted without being read",
            "a été lu",
            "a été supprimé",
            "gelesen",
            "gelöscht",
            "fue leído",
            "se leyó",
            "se ha leído",
            "è stato letto",
            "è stata letta",
            "gelezen",
            "lästes",
            "foi lida",
            "przeczytan");

    private ReadReceiptPhrases() {}

    /** Both in lower case. */
    static boolean match(String subject, String text) {
        return SUBJECTS.stream().anyMatch(subject::startsWith)
                && TEXTS.stream().anyMatch(text::startsWith)
                && VERBS.stream().anyMatch(text::contains)
                && text.length() < MAX_RECEIPT;
    }
}
