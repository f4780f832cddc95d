package io.guichet.brand;

import java.time.Instant;
import java.util.List;

/** Whether a brand's channels are open. A channel without hours is always open. */
public final class Openings {

    private Openings() {}

    /** @param until when that changes, UTC; null when it never does */
    public record Opening(String channel, boolean open, Instant until) {}

    public static List<Opening> of(Brand brand) {
        return brand.channels().stream()
                .map(channel -> new Opening(channel.channel(), true, null))
                .toList();
    }
}
