package io.guichet.email;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing e-mail.
 *
 * @param publicUrl public base URL of the links in e-mails; null in the demo run only
 * @param sender address that e-mails come from; {@code {brand}} stands for the brand's id
 * @param senders addresses of single brands by id, instead of {@code sender}
 * @param replyKey secret that signs reply addresses; without it replies go to the sender
 * @param maxAge an e-mail that could not be sent within this time has failed
 * @param alertAfter a lead is called when the oldest queued e-mail of a brand is older
 * @param alertAfterOf times of single brands by id, instead of {@code alertAfter}
 */
@ConfigurationProperties("guichet.email")
public record EmailSettings(
        URI publicUrl,
        String sender,
        Map<String, String> senders,
        String replyKey,
        @DefaultValue("P4D") Duration maxAge,
        @DefaultValue("PT30M") Duration alertAfter,
        Map<String, Duration> alertAfterOf) {

    public EmailSettings {
        senders = senders == null ? Map.of() : Map.copyOf(senders);
        alertAfterOf = alertAfterOf == null ? Map.of() : Map.copyOf(alertAfterOf);
    }

    boolean hasPublicUrl() {
        return publicUrl != null && publicUrl.getHost() != null;
    }

    /** The public URL of a path. */
    public String link(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** The address that the brand's e-mails come from. */
    Optional<String> senderOf(String brand) {
        return Optional.ofNullable(senders.getOrDefault(brand, sender))
                .filter(address -> !address.isBlank())
                .map(address -> address.replace("{brand}", brand));
    }

    /** How long an e-mail of the brand may wait before a lead is called. */
    public Duration alertAfter(String brand) {
        return alertAfterOf.getOrDefault(brand, alertAfter);
    }
}
