package io.guichet.insight.packed;

import io.guichet.insight.packed.PackedTickets.TicketArrays;
import io.guichet.insight.packed.PackedTickets.TicketChunks;
import io.guichet.insight.table.TicketMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.ByteBuffersDataOutput;

/** Adds new and changed tickets to others, which do not change: bytes are written behind theirs. Gives its result once. */
public final class TicketPacker {

    private static final AtomicLong LAST_STAMP = new AtomicLong();

    private final TicketIndexes indexes;
    private final WordTable.Builder words;
    private final Map<TicketGroup, Integer> groupIndexes;
    private final List<TicketMetrics> samples;
    private final ByteBlocks.Appender blocks;
    private final ByteBuffersDataOutput output = new ByteBuffersDataOutput();
    private final BlockInput input = new BlockInput();
    private long[] receivedAt;
    private long[] closedAt;
    private int[] groups;
    private int[] addresses;
    private long[] stamps;

    /** Stamp of the chunks that this packer changes. */
    private final long stamp = LAST_STAMP.incrementAndGet();

    public TicketPacker(PackedTickets known) {
        indexes = known.indexes().copy();
        words = new WordTable.Builder(known.words());
        groupIndexes = new HashMap<>(known.groupIndexes());
        samples = new ArrayList<>(known.samples());
        blocks = new ByteBlocks.Appender(known.blocks());
        receivedAt = known.arrays().receivedAt().clone();
        closedAt = known.arrays().closedAt().clone();
        groups = known.arrays().groups().clone();
        addresses = known.arrays().addresses().clone();
        stamps = known.chunks().stamps().clone();
    }

    public void add(TicketMetrics ticket) {
        var before = indexes.size();
        var index = indexes.getOrAdd(ticket.number(), this::number);
        var chunk = index >>> TicketChunks.INDEX;
        if (indexes.size() > before) {
            growTo(indexes.size());
        } else {
            blocks.outdate();
            stampIfSettled(chunk, samples.get(groups[index]));
        }
        stampIfSettled(chunk, ticket);
        receivedAt[index] = ticket.receivedAt();
        closedAt[index] = ticket.closedAt();
        groups[index] = groupIndexes.computeIfAbsent(TicketGroup.of(ticket), group -> {
            samples.add(ticket);
            return samples.size() - 1;
        });
        addresses[index] = append(ticket);
    }

    private void stampIfSettled(int chunk, TicketMetrics ticket) {
        if (ticket.isSettled()) {
            stamps[chunk] = stamp;
        }
    }

    private String number(int index) {
        var address = addresses[index];
        return TicketCursor.number(input.at(blocks.block(address), address));
    }

    private void growTo(int size) {
        if (size > addresses.length) {
            resize(Math.max(size, addresses.length + addresses.length / 2));
        }
    }

    private void resize(int length) {
        receivedAt = Arrays.copyOf(receivedAt, length);
        closedAt = Arrays.copyOf(closedAt, length);
        groups = Arrays.copyOf(groups, length);
        addresses = Arrays.copyOf(addresses, length);
        stamps = Arrays.copyOf(stamps, (length - 1 >>> TicketChunks.INDEX) + 1);
    }

    /** @return where its bytes begin */
    private int append(TicketMetrics ticket) {
        output.reset();
        try {
            TicketBytes.write(ticket, words, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var bytes = output.toArrayCopy();
        return blocks.append(bytes, bytes.length);
    }

    /** All tickets; without the former bytes of changed ones if those are many. */
    public PackedTickets packed() {
        var size = indexes.size();
        if (addresses.length > size) {
            resize(size);
        }
        var all = new PackedTickets(
                new TicketArrays(receivedAt, closedAt, groups, addresses),
                blocks.all(),
                new TicketChunks(stamps),
                indexes,
                words.all(),
                groupIndexes,
                samples);
        return all.blocks().needCopy(size) ? packedAnew(all) : all;
    }

    private static PackedTickets packedAnew(PackedTickets all) {
        var packer = new TicketPacker(PackedTickets.NONE);
        all.forEach(packer::add);
        return packer.packed();
    }
}
