package io.guichet.insight.packed;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.DataOutput;

/** The clocks of the ticket that a {@link TicketCursor} reads; instants are milliseconds since 1970. */
public final class ClockCursor {

    private static final Target[] TARGETS = Target.values();
    private static final TargetKind[] KINDS = TargetKind.values();
    private static final TargetUnit[] UNITS = TargetUnit.values();

    private int size;
    private long[] runs = new long[4];
    private byte[] targets = new byte[4];
    private byte[] kinds = new byte[4];
    private byte[] units = new byte[4];
    private int[] promised = new int[4];
    private long[] startedAt = new long[4];
    private long[] breachAt = new long[4];
    private long[] stoppedAt = new long[4];
    private boolean[] paused = new boolean[4];
    private float[] usedShares = new float[4];
    private int[] seconds = new int[4];
    private int[] hours = new int[4];
    private int[] zones = new int[4];
    private int[] holidays = new int[4];

    static void write(List<ClockMetrics> clocks, long origin, WordTable.Builder words, DataOutput out)
            throws IOException {
        out.writeVInt(clocks.size());
        for (var clock : clocks) {
            out.writeVLong(clock.runId());
            out.writeByte((byte) clock.target().ordinal());
            out.writeByte((byte) clock.kind().ordinal());
            out.writeByte((byte) clock.unit().ordinal());
            out.writeVInt(words.index(clock.promised()));
            out.writeZLong(clock.startedAt() - origin);
            TicketBytes.writeInstant(clock.breachAt(), origin, out);
            TicketBytes.writeInstant(clock.stoppedAt(), origin, out);
            out.writeByte((byte) (clock.paused() ? 1 : 0));
            out.writeInt(Float.floatToIntBits(clock.usedShare()));
            write(clock.promisedTime(), words, out);
        }
    }

    private static void write(PromisedTime promised, WordTable.Builder words, DataOutput out) throws IOException {
        out.writeVInt(promised == null ? 0 : promised.seconds() + 1);
        if (promised != null) {
            out.writeVInt(words.index(promised.hours()));
            out.writeVInt(words.index(promised.zone()));
            out.writeVInt(words.index(promised.holidays()));
        }
    }

    void read(BlockInput in, long origin) throws IOException {
        size = in.readVInt();
        if (size > runs.length) {
            grow(2 * size);
        }
        for (int at = 0; at < size; at++) {
            runs[at] = in.readVLong();
            targets[at] = in.readByte();
            kinds[at] = in.readByte();
            units[at] = in.readByte();
            promised[at] = in.readVInt();
            startedAt[at] = origin + in.readZLong();
            breachAt[at] = TicketBytes.readInstant(in, origin);
            stoppedAt[at] = TicketBytes.readInstant(in, origin);
            paused[at] = in.readByte() == 1;
            usedShares[at] = Float.intBitsToFloat(in.readInt());
            seconds[at] = in.readVInt() - 1;
            if (seconds[at] >= 0) {
                hours[at] = in.readVInt();
                zones[at] = in.readVInt();
                holidays[at] = in.readVInt();
            }
        }
    }

    private void grow(int length) {
        runs = new long[length];
        targets = new byte[length];
        kinds = new byte[length];
        units = new byte[length];
        promised = new int[length];
        startedAt = new long[length];
        breachAt = new long[length];
        stoppedAt = new long[length];
        paused = new boolean[length];
        usedShares = new float[length];
        seconds = new int[length];
        hours = new int[length];
        zones = new int[length];
        holidays = new int[length];
    }

    public int size() {
        return size;
    }

    public Target target(int at) {
        return TARGETS[targets[at]];
    }

    public TargetKind kind(int at) {
        return KINDS[kinds[at]];
    }

    public long startedAt(int at) {
        return startedAt[at];
    }

    public ClockOutcome outcome(int at, long now) {
        return ClockOutcome.of(breachAt[at], stoppedAt[at], paused[at], now);
    }

    public ClockMetrics get(int at, WordTable words) {
        return new ClockMetrics(
                runs[at],
                target(at),
                kind(at),
                UNITS[units[at]],
                words.get(promised[at]),
                startedAt[at],
                breachAt[at],
                stoppedAt[at],
                paused[at],
                usedShares[at],
                seconds[at] < 0
                        ? null
                        : new PromisedTime(
                                seconds[at], words.get(hours[at]), words.get(zones[at]), words.get(holidays[at])));
    }

    List<ClockMetrics> all(WordTable words) {
        var all = new ClockMetrics[size];
        Arrays.setAll(all, at -> get(at, words));
        return List.of(all);
    }
}
