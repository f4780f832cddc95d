package io.guichet.email;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param publicUrl where customers reach these pages; begins every link in a letter */
@ConfigurationProperties("guichet.email")
public record EmailSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {

    /** The full address of a page, given its path. */
    public String link(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
