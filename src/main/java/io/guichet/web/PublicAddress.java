package io.guichet.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param publicUrl public base URL of this desk, of which every absolute link is made */
@ConfigurationProperties("guichet.web")
record PublicAddress(@DefaultValue("http://localhost:8080") URI publicUrl) {

    /** The port, also where the URL leaves out the usual one. */
    int port() {
        if (publicUrl.getPort() > 0) {
            return publicUrl.getPort();
        }
        return isTls() ? 443 : 80;
    }

    /** Host and port as browsers write them, without the usual port. */
    String authority() {
        return publicUrl.getHost() + (port() == (isTls() ? 443 : 80) ? "" : ":" + port());
    }

    String origin() {
        return publicUrl.getScheme() + "://" + authority();
    }

    private boolean isTls() {
        return "https".equals(publicUrl.getScheme());
    }
}
