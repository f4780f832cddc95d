package io.guichet.insight.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByteBlocksTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void bytesStayWhereTheyWereWritten() {
        var written = new LinkedHashMap<Integer, byte[]>();
        var first = new ByteBlocks.Appender(ByteBlocks.NONE);
        for (int length : new int[] {1, 700_000, 700_000, MEGABYTE, 3 * MEGABYTE, 5}) {
            append(filled(length, written.size()), first, written);
        }
        var former = first.all();
        var formerly = Map.copyOf(written);
        var second = new ByteBlocks.Appender(former);
        append(filled(200_000, 77), second, written);
        append(filled(900_000, 78), second, written);

        assertThat(written.keySet()).hasSize(8);
        assertHolds(former, formerly);
        assertHolds(second.all(), written);
    }

    /** A number of eight bytes may begin with the last byte of a ticket, in a block that is full, too. */
    @Test
    void eachBlockHasBytesBehindTheLastTicket() {
        var appender = new ByteBlocks.Appender(ByteBlocks.NONE);
        var full = filled(MEGABYTE - ByteBlocks.MARGIN, 1);
        var addresses = List.of(appender.append(full, full.length), appender.append(full, full.length));

        var blocks = appender.all();
        assertThat(addresses).doesNotHaveDuplicates().allSatisfy(address -> {
            var last = ByteBlocks.position(address) + full.length - 1;
            assertThat(blocks.block(address).getLong(last)).isEqualTo(1);
        });
    }

    @Test
    void needACopyWhenAThirdIsOutdated() {
        var appender = new ByteBlocks.Appender(ByteBlocks.NONE);
        for (int change = 0; change < 10_000; change++) {
            appender.outdate();
        }
        var blocks = appender.all();
        var changed = new ByteBlocks.Appender(blocks);
        changed.outdate();

        assertThat(blocks.needCopy(5)).isFalse();
        assertThat(changed.all().needCopy(5)).isTrue();
        assertThat(changed.all().needCopy(20_002)).isFalse();
    }

    private static void append(byte[] bytes, ByteBlocks.Appender appender, Map<Integer, byte[]> written) {
        written.put(appender.append(bytes, bytes.length), bytes);
    }

    private static void assertHolds(ByteBlocks blocks, Map<Integer, byte[]> written) {
        written.forEach((address, bytes) -> {
            var found = new byte[bytes.length];
            blocks.block(address).get(ByteBlocks.position(address), found);
            assertThat(Arrays.equals(found, bytes)).isTrue();
        });
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
