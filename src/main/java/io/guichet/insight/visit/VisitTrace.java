package io.guichet.insight.visit;

import io.guichet.insight.packed.ByteBlocks;
import io.guichet.insight.table.Lapse;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The visits of one ticket as bytes, in the order in which they began. Ten million visits are kept in memory, where a visit takes
 * about fourteen bytes: a head of four bytes says where it was and how long its numbers are, and instants count from the visit
 * before. Numbers are read eight bytes at a time without a branch, because reports read all of them; a block has
 * {@link ByteBlocks#MARGIN} bytes behind the last one.
 */
final class VisitTrace {

    /** Address of no visits. */
    static final int NONE = -1;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bits of the head: whether it is over, whether it has breaches, four lengths in bytes of three bits each, the key. */
    private static final int OVER = 1;

    private static final int BREACHED = 2;
    private static final int ENTERED_AT = 2;
    private static final int ELAPSED = 5;
    private static final int WORKING = 8;
    private static final int BURNT = 11;
    private static final int KEY = 14;
    private static final int LENGTH = 7;

    /** Before the first visit: the number of bytes of all visits. */
    private static final int COUNT_BYTES = 4;

    private static final int HEAD_BYTES = 4;
    private static final int LONG_BYTES = 8;
    private static final int MAX_VISIT_BYTES = HEAD_BYTES + 4 * LENGTH;

    /** Of numbers of that many bytes. */
    private static final long[] MASKS = new long[LENGTH + 1];

    static {
        for (int length = 0; length <= LENGTH; length++) {
            MASKS[length] = (1L << 8 * length) - 1;
        }
    }

    private VisitTrace() {}

    /**
     * A visit.
     *
     * @param enteredAt milliseconds since 1970
     * @param lapse null while it lasts
     * @param burnt ten-thousandths; 0 while it lasts
     * @param breaches instants in milliseconds at which targets are breached in it
     */
    record TracedVisit(VisitKey key, long enteredAt, Lapse lapse, int burnt, List<Long> breaches) {

        private int maxBytes() {
            return MAX_VISIT_BYTES + LONG_BYTES * (breaches.size() + 1);
        }
    }

    /**
     * Writes the visits of a ticket behind others.
     *
     * @param keys number of a key, less than 2 to the power of 18
     * @return their address
     */
    static int write(List<TracedVisit> visits, ToIntFunction<VisitKey> keys, ByteBlocks.Appender blocks) {
        if (visits.isEmpty()) {
            return NONE;
        }
        var out = new byte
                [COUNT_BYTES + visits.stream().mapToInt(TracedVisit::maxBytes).sum() + LONG_BYTES];
        var at = COUNT_BYTES;
        long before = 0;
        for (var visit : visits) {
            at = write(visit, before, keys.applyAsInt(visit.key()), out, at);
            before = visit.enteredAt();
        }
        INT.set(out, 0, at - COUNT_BYTES);
        return blocks.append(out, at);
    }

    /** Writes the same visits behind others; returns their new address. */
    static int copy(int address, ByteBlocks from, ByteBlocks.Appender blocks) {
        if (address == NONE) {
            return NONE;
        }
        var block = from.block(address);
        var position = ByteBlocks.position(address);
        var bytes = new byte[COUNT_BYTES + block.getInt(position)];
        block.get(position, bytes);
        return blocks.append(bytes, bytes.length);
    }

    private static int write(TracedVisit visit, long before, int key, byte[] out, int head) {
        var lapse = visit.lapse() == null ? new Lapse(0, 0) : visit.lapse();
        var entered = visit.enteredAt() - before;
        INT.set(
                out,
                head,
                key << KEY
                        | (visit.lapse() == null ? 0 : OVER)
                        | (visit.breaches().isEmpty() ? 0 : BREACHED)
                        | length(entered) << ENTERED_AT
                        | length(lapse.elapsed()) << ELAPSED
                        | length(lapse.working()) << WORKING
                        | length(visit.burnt()) << BURNT);
        var at = write(out, head + HEAD_BYTES, entered);
        at = write(out, at, lapse.elapsed());
        at = write(out, at, lapse.working());
        at = write(out, at, visit.burnt());
        if (!visit.breaches().isEmpty()) {
            LONG.set(out, at, (long) visit.breaches().size());
            at += LONG_BYTES;
            for (long breach : visit.breaches()) {
                LONG.set(out, at, breach);
                at += LONG_BYTES;
            }
        }
        return at;
    }

    /** @param number not negative, and less than 2 to the power of 56 */
    private static int length(long number) {
        return (LONG_BYTES * 8 - Long.numberOfLeadingZeros(number) + 7) / 8;
    }

    private static int write(byte[] out, int at, long number) {
        LONG.set(out, at, number);
        return at + length(number);
    }

    /** Reads one trace after the other, without an object for each visit. */
    static final class VisitCursor {

        private final ByteBlocks blocks;
        private ByteBuffer bytes;
        private int end;
        private int at;
        private int head;
        private long enteredAt;
        private int elapsed;
        private int working;
        private int burnt;
        private int breaches;

        VisitCursor(ByteBlocks blocks) {
            this.blocks = blocks;
        }

        /** Begins with the visits at that address. */
        void open(int address) {
            enteredAt = 0;
            at = 0;
            end = 0;
            if (address != NONE) {
                bytes = blocks.block(address);
                at = ByteBlocks.position(address) + COUNT_BYTES;
                end = at + bytes.getInt(at - COUNT_BYTES);
            }
        }

        /** Goes to the next visit; returns false after the last one. */
        boolean next() {
            if (at >= end) {
                return false;
            }
            head = bytes.getInt(at);
            var from = at + HEAD_BYTES;
            var length = head >>> ENTERED_AT & LENGTH;
            enteredAt += bytes.getLong(from) & MASKS[length];
            from += length;
            length = head >>> ELAPSED & LENGTH;
            elapsed = (int) (bytes.getLong(from) & MASKS[length]);
            from += length;
            length = head >>> WORKING & LENGTH;
            working = (int) (bytes.getLong(from) & MASKS[length]);
            from += length;
            length = head >>> BURNT & LENGTH;
            burnt = (int) (bytes.getLong(from) & MASKS[length]);
            at = from + length;
            breaches = 0;
            if ((head & BREACHED) != 0) {
                breaches = (int) bytes.getLong(at);
                at += LONG_BYTES * (breaches + 1);
            }
            return true;
        }

        /** Number of the key. */
        int key() {
            return head >>> KEY;
        }

        /** Milliseconds since 1970. */
        long enteredAt() {
            return enteredAt;
        }

        boolean isOver() {
            return (head & OVER) != 0;
        }

        /** Seconds; 0 while it lasts, like {@link #working} and {@link #burnt}. */
        int elapsed() {
            return elapsed;
        }

        int working() {
            return working;
        }

        /** Ten-thousandths of the targets' time. */
        int burnt() {
            return burnt;
        }

        /** Number of the breaches in it before that instant. */
        int breachesBefore(long instant) {
            var count = 0;
            for (int index = 1; index <= breaches; index++) {
                count += bytes.getLong(at - LONG_BYTES * index) < instant ? 1 : 0;
            }
            return count;
        }
    }
}
