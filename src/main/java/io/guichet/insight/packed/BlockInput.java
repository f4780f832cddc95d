package io.guichet.insight.packed;

import java.nio.ByteBuffer;
import org.apache.lucene.store.DataInput;

/** Reads bytes from {@link ByteBlocks}. One thread uses it. */
final class BlockInput extends DataInput {

    private ByteBuffer block;
    private int position;

    /** Goes to an address in its block; returns itself. */
    BlockInput at(ByteBuffer blockOfAddress, int address) {
        block = blockOfAddress;
        position = ByteBlocks.position(address);
        return this;
    }

    @Override
    public byte readByte() {
        return block.get(position++);
    }

    @Override
    public void readBytes(byte[] bytes, int offset, int length) {
        block.get(position, bytes, offset, length);
        position += length;
    }

    @Override
    public void skipBytes(long count) {
        position += (int) count;
    }
}
