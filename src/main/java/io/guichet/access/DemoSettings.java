package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param demo whether this is the demo run, with made-up staff, customers and tickets */
@ConfigurationProperties("guichet")
public record DemoSettings(boolean demo) {}
