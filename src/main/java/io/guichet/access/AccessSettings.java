package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, created if no user can administer the desk.
 *
 * @param adminId user id, or null if an administrator exists
 * @param adminPassword initial password, which {@link PasswordRules} accept
 */
@ConfigurationProperties("guichet.access")
record AccessSettings(String adminId, String adminPassword) {

    boolean hasAdmin() {
        return adminId != null && !adminId.isBlank() && adminPassword != null && !adminPassword.isEmpty();
    }
}
