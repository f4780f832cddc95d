package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the help centre.
 *
 * @param suggestionsPerMinute maximum number of typeahead calls per address and minute, staff excepted: several fast
 * typists may share an address
 */
@ConfigurationProperties("guichet.help")
record HelpCentreSettings(@DefaultValue("240") int suggestionsPerMinute) {}
