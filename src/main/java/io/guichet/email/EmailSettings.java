package io.guichet.email;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing e-mail.
 *
 * @param publicUrl public base URL of the links in e-mails
 */
@ConfigurationProperties("guichet.email")
public record EmailSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {

    /** The public URL of a path. */
    public String link(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
