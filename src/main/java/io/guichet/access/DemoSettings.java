package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is the demo run.
 *
 * @param demo whether to create demo users and tickets
 */
@ConfigurationProperties("guichet")
record DemoSettings(boolean demo) {}
