package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param suggestionsPerMinute suggestion requests per minute of one address; staff are not limited. Several people who type
 *     fast may share an address
 */
@ConfigurationProperties("guichet.help")
record HelpCentreSettings(@DefaultValue("240") int suggestionsPerMinute) {}
