package io.guichet.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of connections and request bodies.
 *
 * @param maxConnectionsPerAddress a proxy holds connections of many visitors and needs its maximum here
 * @param maxSlowRequests requests whose bodies arrive slowly, each of which holds a thread: half of the threads
 * @param maxSlowRequestsPerAddress so many may be visitors of one network
 * @param bodyTime for a body to arrive, beside the time that it takes at {@code minBytesPerSecond}
 * @param minBytesPerSecond a mobile network at its edge
 * @param maxSilence between two parts of a body
 * @param maxForm the form of a customer: 50,000 code points, each at most twelve bytes when encoded
 * @param maxStaffForm the form of staff: an article of 200,000 characters
 */
@ConfigurationProperties("guichet.http")
record HttpLimits(
        @DefaultValue("1000") int maxConnectionsPerAddress,
        @DefaultValue("200") int maxSlowRequests,
        @DefaultValue("25") int maxSlowRequestsPerAddress,
        @DefaultValue("20s") Duration bodyTime,
        @DefaultValue("8000") long minBytesPerSecond,
        @DefaultValue("10s") Duration maxSilence,
        @DefaultValue("700KB") DataSize maxForm,
        @DefaultValue("2500KB") DataSize maxStaffForm) {}
