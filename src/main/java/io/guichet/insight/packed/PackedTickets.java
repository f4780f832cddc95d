package io.guichet.insight.packed;

import io.guichet.insight.table.TicketMetrics;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * The metrics of all tickets, in no particular order. A ticket stands as bytes ({@link TicketBytes}) and is read each time ({@link TicketCursor}); what
 * decides whether a report looks at it lies in arrays, so that a report of a month reads the bytes of that month's tickets alone.
 * The list does not change.
 */
public final class PackedTickets extends AbstractList<TicketMetrics> implements RandomAccess {

    public static final PackedTickets NONE = new PackedTickets(
            new TicketArrays(new long[0], new long[0], new int[0], new int[0]),
            ByteBlocks.NONE,
            new TicketChunks(new long[0]),
            new TicketIndexes(),
            WordTable.NONE,
            Map.of(),
            List.of());

    private final TicketArrays arrays;
    private final ByteBlocks blocks;
    private final TicketChunks chunks;
    private final TicketIndexes indexes;
    private final WordTable words;
    private final Map<TicketGroup, Integer> groupIndexes;
    private final List<TicketMetrics> samples;

    /**
     * @param blocks the bytes of the tickets
     * @param groupIndexes index of each group
     * @param samples a ticket of each group
     */
    PackedTickets(
            TicketArrays arrays,
            ByteBlocks blocks,
            TicketChunks chunks,
            TicketIndexes indexes,
            WordTable words,
            Map<TicketGroup, Integer> groupIndexes,
            List<TicketMetrics> samples) {
        this.arrays = arrays;
        this.blocks = blocks;
        this.chunks = chunks;
        this.indexes = indexes;
        this.words = words;
        this.groupIndexes = groupIndexes;
        this.samples = samples;
    }

    /**
     * What is known of each ticket without reading its bytes.
     *
     * @param receivedAt in milliseconds since 1970
     * @param closedAt the same
     * @param groups index of its group
     * @param addresses where its bytes begin
     */
    public record TicketArrays(long[] receivedAt, long[] closedAt, int[] groups, int[] addresses) {}

    /**
     * Parts of the list.
     *
     * @param stamps a number for each chunk, which is new whenever its settled tickets have changed
     */
    public record TicketChunks(long[] stamps) {

        /** Bits of the index within a chunk. */
        static final int INDEX = 15;

        public int count() {
            return stamps.length;
        }

        public long stamp(int chunk) {
            return stamps[chunk];
        }

        public int start(int chunk) {
            return chunk << INDEX;
        }

        /** @param size of the list */
        public int end(int chunk, int size) {
            return Math.min(size, chunk + 1 << INDEX);
        }
    }

    @Override
    public int size() {
        return arrays.addresses().length;
    }

    @Override
    public TicketMetrics get(int index) {
        var cursor = new TicketCursor(this);
        cursor.moveTo(index);
        return cursor.ticket();
    }

    public TicketArrays arrays() {
        return arrays;
    }

    ByteBlocks blocks() {
        return blocks;
    }

    public TicketChunks chunks() {
        return chunks;
    }

    TicketIndexes indexes() {
        return indexes;
    }

    public WordTable words() {
        return words;
    }

    Map<TicketGroup, Integer> groupIndexes() {
        return groupIndexes;
    }

    public List<TicketMetrics> samples() {
        return samples;
    }

    /** A ticket of the same group, which has the same brand and the same value of each dimension but tags. */
    public TicketMetrics sample(int index) {
        return samples.get(arrays.groups()[index]);
    }

    /** Index of the ticket with that number, the same in all later lists; -1 for an unknown number. */
    int indexOf(String number) {
        var input = new BlockInput();
        return indexes.get(number, index -> {
            var address = arrays.addresses()[index];
            return TicketCursor.number(input.at(blocks.block(address), address));
        });
    }

    Optional<TicketMetrics> find(String number) {
        var index = indexOf(number);
        return index < 0 ? Optional.empty() : Optional.of(get(index));
    }
}
