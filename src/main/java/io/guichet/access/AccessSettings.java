package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator of an installation, who is made when nobody else can let people in.
 *
 * @param adminId what the first administrator signs in with, or nothing when one exists already
 * @param adminPassword the first password, at least ten characters outside the demo run
 */
@ConfigurationProperties("guichet.access")
record AccessSettings(String adminId, String adminPassword) {

    boolean hasAdmin() {
        return adminId != null && !adminId.isBlank() && adminPassword != null && !adminPassword.isEmpty();
    }
}
