package io.guichet.mail;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of incoming mail.
 *
 * @param maxSize of a raw message; larger ones are refused
 * @param authservId name of the mail server whose Authentication-Results count; empty if none does
 * @param trustedPrograms ids of the programs and staff who hand in messages as that mail server wrote them
 */
@ConfigurationProperties("guichet.mail")
record MailSettings(
        @DefaultValue("40MB") DataSize maxSize,
        @DefaultValue("") String authservId,
        @DefaultValue List<String> trustedPrograms) {

    MailReader reader() {
        return new MailReader(MailLimits.DEFAULT, authservId);
    }
}
