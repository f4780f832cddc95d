package io.guichet.brand;

import java.time.Instant;
import java.util.List;

/** The channels of a brand and whether they are open now; package {@code sla} computes it from the tables. */
public interface OpenChannels {

    /**
     * Current state of one channel.
     *
     * @param offered whether it is available for these attributes
     * @param until next closing or opening, UTC; null if there is none
     * @param hours opening hours in OpenStreetMap syntax; null, as zone and holidays, if it is not offered
     * @param address URL, e-mail address or telephone number of the channel; null for these pages
     * @param extension extension of the telephone number, or null
     */
    record ChannelStatus(
            String channel,
            String name,
            boolean offered,
            boolean open,
            Instant until,
            String hours,
            String zone,
            String holidays,
            String address,
            String extension) {}

    /** All channels of the brand in its order, for a request without attributes, with names in that language. */
    List<ChannelStatus> of(Brand brand, String language);
}
