package io.guichet.mail;

import io.guichet.text.LinkSecrets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A message that came in: what it says and what became of it. */
record MailResponse(
        long id,
        MailState state,
        MailOutcome outcome,
        MachineOrigin machine,
        String from,
        String subject,
        @Schema(description = "What the sender wrote, without the quote below it and without the signature")
                String visibleText,
        String quotedText,
        String signature,
        List<MailFileResponse> attachments,
        @Schema(description = "Number of the ticket that it opened or went to") String ticket,
        @Schema(description = "Why it is in quarantine") String failure,
        @Schema(description = "What was wrong in it or left out") List<String> defects) {

    record MailFileResponse(String name, String type, long size) {}

    /** @param read null for a message that cannot be read */
    static MailResponse of(IncomingMail mail, ReceivedMail read) {
        if (read == null) {
            return new MailResponse(
                    mail.id(),
                    mail.state(),
                    mail.outcome(),
                    mail.machine(),
                    mail.sender(),
                    mail.subject(),
                    "",
                    "",
                    "",
                    List.of(),
                    mail.ticket(),
                    mail.failure(),
                    List.of());
        }
        return new MailResponse(
                mail.id(),
                mail.state(),
                mail.outcome(),
                read.machine(),
                read.from() == null ? null : read.from().email(),
                read.subject(),
                LinkSecrets.hide(read.text().visible()),
                LinkSecrets.hide(read.text().quoted()),
                LinkSecrets.hide(read.text().signature()),
                read.attachments().stream()
                        .map(file -> new MailFileResponse(file.name(), file.type(), file.size()))
                        .toList(),
                mail.ticket(),
                mail.failure(),
                read.defects());
    }
}
