package io.guichet.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on what customers send to one request, replies and contact forms with their files. Both are more than a person
 * writes; an office shares one address.
 *
 * @param perRequest maximum per request and minute
 * @param perAddress maximum per network address and minute
 */
@ConfigurationProperties("guichet.replies")
record ReplySettings(@DefaultValue("20") int perRequest, @DefaultValue("60") int perAddress) {}
