package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param suggestionsPerMinute how many times a minute one address is told answers while it types; staff are not counted. A
 *     fast typist stops to think less often, and several people may share an address
 */
@ConfigurationProperties("guichet.help")
record HelpCentreSettings(@DefaultValue("240") int suggestionsPerMinute) {}
