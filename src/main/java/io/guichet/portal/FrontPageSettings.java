package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param demo whether the front page says who can sign in and what to try first: those people exist in the demo run only */
@ConfigurationProperties("guichet")
record FrontPageSettings(boolean demo) {}
