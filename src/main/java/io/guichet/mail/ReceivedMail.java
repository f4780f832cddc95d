package io.guichet.mail;

import java.time.Instant;
import java.util.List;

/**
 * What a raw message says.
 *
 * @param from who wrote it; null if no header tells
 * @param messageId without angle brackets; empty if it has none
 * @param references messages of the thread, oldest first, without angle brackets
 * @param date null if it is missing or unreadable
 * @param html sanitised; empty if the message has none
 * @param bounce null unless it is a bounce
 * @param invitation null unless it carries one
 * @param authentication results of the configured mail server only
 * @param defects names of what was wrong or left out
 */
public record ReceivedMail(
        MailAddress from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        String messageId,
        List<String> inReplyTo,
        List<String> references,
        Instant date,
        MailText text,
        String html,
        List<MailAttachment> attachments,
        MachineOrigin machine,
        BounceReport bounce,
        CalendarInvitation invitation,
        List<AuthenticationResult> authentication,
        List<String> defects) {}
