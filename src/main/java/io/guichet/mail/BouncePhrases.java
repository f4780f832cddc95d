package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Subjects and first sentences of delivery failures. */
final class BouncePhrases {

    private static final int MAX_TEXT = 1_500;

    private static final List<String> SUBJECTS = List.of(
            "failure delivery",
            "[bounce]",
            "mail delivery status",
            "delivery status",
            "returned to sender",
            "error sending your mail",
            "delivery problem",
            "delivery error",
            "non delivery",
            "non-delivery",
            "non-deliverable",
            "rejected mail",
            "returned message",
            "unzustellbare",
            "undeliverable",
            "undelivered mail",
            "mail delivery fail",
            "delivery status notification",
            "delivery failure",
            "returned mail",
            "failure notice",
            "delivery has failed",
            "message delivery",
            "mail could not be delivered",
            "delivery notification",
            "undeliver",
            "mail delivery failed",
            "delivery failed",
            "could not be delivered",
            "warning: could not send",
            "warning: message",
            "non remis",
            "non délivré",
            "échec de la remise",
            "échec de remise",
            "non distribuable",
            "echec de la remise",
            "notification d'état de remise",
            "notification de remise",
            "avis de non-remise",
            "retour à l'expéditeur",
            "unzustellbar",
            "zustellung fehlgeschlagen",
            "nicht zustellbar",
            "zustellungsbenachrichtigung",
            "konnte nicht zugestellt",
            "no se puede entregar",
            "no entregado",
            "no se pudo entregar",
            "error de entrega",
            "notificación de estado de entrega",
            "correo no entregado",
            "mensaje no entregado",
            "impossibile recapitare",
            "mancato recapito",
            "messaggio non consegnato",
            "notifica sullo stato della consegna",
            "consegna non riuscita",
            "onbestelbaar",
            "niet bezorgd",
            "bezorging mislukt",
            "kan niet worden bezorgd",
            "statusmelding",
            "mail system error",
            "nondeliverable",
            "delivery report",
            "mail delivery problem",
            "message undeliverable",
            "mail returned");
    private static final List<String> TEXTS = List.of(
            "this is the qmail-send program",
            "this is the mail system at host",
            "this message was created automatically by mail",
            "delivery to the following recipient",
            "your message couldn't be delivered",
            "your message could not be delivered",
            "your message wasn't delivered",
            "delivery has failed to these recipients",
            "the following address(es) failed",
            "the original message was received at",
            "i'm sorry to have to inform you",
            "your message did not reach some or all",
            "did not reach the following recipient",
            "could not be delivered to",
            "address not found",
            "adresse introuvable",
            "adresse nicht gefunden",
            "votre message n'a pas pu être",
            "votre message n'a pas été remis",
            "échec de la remise",
            "ihre nachricht konnte nicht zugestellt",
            "die nachricht konnte nicht zugestellt",
            "ihre nachricht wurde nicht zugestellt",
            "no se ha podido entregar",
            "tu mensaje no se ha entregado",
            "no se encontró la dirección",
            "il messaggio non è stato recapitato",
            "non è stato possibile recapitare",
            "indirizzo non trovato",
            "uw bericht is niet bezorgd",
            "je bericht is niet bezorgd",
            "adres niet gevonden",
            "user unknown",
            "mailbox unavailable",
            "mailbox is full",
            "permanent fatal errors",
            "no such user",
            "sorry, no mailbox here",
            "unable to deliver",
            "wasn't able to deliver",
            "delivery failed",
            "non ha potuto",
            "was undeliverable",
            "has been delayed",
            "returned to sender",
            "message from  yahoo",
            "not listed in public name",
            "recipient unknown",
            "recipient address rejected",
            "undeliverable");

    private BouncePhrases() {}

    static boolean isSubject(String subject) {
        var lower = subject.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return SUBJECTS.stream().anyMatch(lower::contains);
    }

    /** Whether a mail server says so; a text is normalised to one line. */
    static boolean isText(String text) {
        var start = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        var lower = start.toLowerCase(Locale.ROOT).replace('\n', ' ').replace('\u2019', '\'');
        return TEXTS.stream().anyMatch(lower::contains);
    }
}
