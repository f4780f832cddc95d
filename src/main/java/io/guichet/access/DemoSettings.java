package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which kind of run this is.
 *
 * @param demo whether people and tickets are made up so that somebody can look around
 */
@ConfigurationProperties("guichet")
record DemoSettings(boolean demo) {}
