package io.guichet.mail;

import io.guichet.email.ReplyAddresses;
import io.guichet.text.LinkSecrets;
import java.util.List;
import java.util.stream.Collectors;

/** What a message says, as staff see it: without the secrets of links and reply addresses that it quotes. */
record MailView(
        String from,
        String to,
        String cc,
        String text,
        String quoted,
        String signature,
        List<MailAttachment> files,
        String headers) {

    private static final int MAX_ADDRESSES = 20;
    private static final int MAX_FILES = 100;

    /** @param mail null for a message that cannot be read */
    static MailView of(ReceivedMail mail, String headers) {
        return mail == null
                ? new MailView("", "", "", "", "", "", List.of(), hide(headers))
                : new MailView(
                        mail.from() == null ? "" : mail.from().shown(),
                        addresses(mail.to()),
                        addresses(mail.cc()),
                        hide(mail.text().visible()),
                        hide(mail.text().quoted()),
                        hide(mail.text().signature()),
                        mail.attachments().stream().limit(MAX_FILES).toList(),
                        hide(headers));
    }

    private static String addresses(List<MailAddress> addresses) {
        return hide(
                addresses.stream().limit(MAX_ADDRESSES).map(MailAddress::shown).collect(Collectors.joining(", ")));
    }

    private static String hide(String text) {
        return ReplyAddresses.hide(LinkSecrets.hide(text));
    }
}
