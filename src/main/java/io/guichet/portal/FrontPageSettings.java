package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the front page.
 *
 * @param demo whether it lists the demo users and a first task; they exist in the demo run only
 */
@ConfigurationProperties("guichet")
record FrontPageSettings(boolean demo) {}
