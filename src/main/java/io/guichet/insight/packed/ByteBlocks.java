package io.guichet.insight.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of many tickets outside the heap, so that a small heap is enough for a million of them. They lie in blocks of a megabyte
 * and do not change; further ones come behind them ({@link Appender}). A block is freed when the garbage collector finds that
 * nobody uses it.
 */
public final class ByteBlocks {

    public static final ByteBlocks NONE = new ByteBlocks(List.of(), 0, 0);

    /** A number may be read together with the bytes behind it, of which each block has these. */
    public static final int MARGIN = Long.BYTES;

    /** Bits of the position in a block. */
    private static final int POSITION = 20;

    private static final int SIZE = 1 << POSITION;

    /** Fewer are not worth a copy of the others. */
    private static final int MIN_OUTDATED = 10_000;

    private final List<ByteBuffer> blocks;
    private final int used;
    private final int outdated;

    /**
     * @param used bytes of the last block that are used
     * @param outdated number of addresses that are not used any more
     */
    private ByteBlocks(List<ByteBuffer> blocks, int used, int outdated) {
        this.blocks = blocks;
        this.used = used;
        this.outdated = outdated;
    }

    /**
     * Whether those in use should be written anew, because a third of all addresses or more are not used any more.
     *
     * @param inUse number of addresses
     */
    public boolean needCopy(int inUse) {
        return outdated > Math.max(MIN_OUTDATED, inUse / 2);
    }

    /** The block of an address, with the least significant byte of a number first. */
    public ByteBuffer block(int address) {
        return blocks.get(address >>> POSITION);
    }

    /** The position of an address in its block. */
    public static int position(int address) {
        return address & SIZE - 1;
    }

    /** Writes behind the bytes of others. Only one of two appenders to the same bytes may be used in the end. */
    public static final class Appender {

        private final List<ByteBuffer> blocks;
        private int used;
        private int outdated;

        public Appender(ByteBlocks known) {
            blocks = new ArrayList<>(known.blocks);
            used = known.used;
            outdated = known.outdated;
        }

        /** Counts an address that is not used any more. */
        public void outdate() {
            outdated++;
        }

        ByteBuffer block(int address) {
            return blocks.get(address >>> POSITION);
        }

        /**
         * Writes the first bytes of an array.
         *
         * @return their address, never -1
         */
        public int append(byte[] bytes, int length) {
            if (blocks.isEmpty()
                    || used + length + MARGIN >= blocks.get(blocks.size() - 1).capacity()) {
                blocks.add(ByteBuffer.allocateDirect(Math.max(SIZE, length + MARGIN))
                        .order(ByteOrder.LITTLE_ENDIAN));
                used = 0;
            }
            var last = blocks.size() - 1;
            blocks.get(last).put(used, bytes, 0, length);
            var address = last << POSITION | used;
            used += length;
            return address;
        }

        /** All bytes so far. */
        public ByteBlocks all() {
            return new ByteBlocks(List.copyOf(blocks), used, outdated);
        }
    }
}
