package io.guichet.email;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param demo whether this is the demo run, which needs no public URL */
@ConfigurationProperties("guichet")
record RunSettings(boolean demo) {}
