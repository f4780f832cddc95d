package io.guichet.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepFor how long a response is kept for retries of its request. Seven days, since payment providers retry for
 *     three and a form may stay open over a weekend
 */
@ConfigurationProperties("guichet.idempotency")
record IdempotencySettings(@DefaultValue("P7D") Duration keepFor) {}
