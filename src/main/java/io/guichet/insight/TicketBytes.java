package io.guichet.insight;

import static io.guichet.insight.TicketMetrics.NEVER;

import io.guichet.insight.TicketMetrics.ClockMetrics;
import io.guichet.insight.TicketMetrics.PromisedTime;
import io.guichet.insight.TicketMetrics.ResponseMetrics;
import io.guichet.insight.TicketMetrics.SolutionMetrics;
import io.guichet.insight.TicketMetrics.WaitedTimes;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * Writes the metrics of a ticket as about a hundred bytes, a fifth of what its objects take, and reads them again. Instants are
 * relative to the receipt, and words stand in a list. What all tickets of a group share is not written.
 */
final class TicketBytes {

    private static final Target[] TARGETS = Target.values();
    private static final TargetKind[] KINDS = TargetKind.values();
    private static final TargetUnit[] UNITS = TargetUnit.values();
    private static final WaitingParty[] PARTIES = WaitingParty.values();

    private TicketBytes() {}

    static void write(TicketMetrics ticket, WordTable.Builder words, DataOutput out) throws IOException {
        var origin = ticket.receivedAt();
        out.writeString(ticket.number());
        out.writeVInt(words.index(ticket.language()));
        out.writeVInt(words.index(ticket.status()));
        writeAll(ticket.tags(), out, tag -> out.writeVInt(words.index(tag)));
        out.writeZLong(ticket.startedAt() - origin);
        out.writeVInt(ticket.receivedHour());
        writeInstant(ticket.solvedAt(), origin, out);
        out.writeByte((byte) (ticket.resolution() == null ? 0 : 1));
        if (ticket.resolution() != null) {
            writeLapse(ticket.resolution(), out);
        }
        out.writeVInt(ticket.staffMessages());
        writeWaited(ticket.waited(), origin, out);
        writeAll(ticket.responses(), out, response -> {
            out.writeVInt(response.ordinal());
            out.writeZLong(response.askedAt() - origin);
            out.writeZLong(response.answeredAt() - origin);
            writeLapse(response.lapse(), out);
            out.writeVInt(words.index(response.author()));
        });
        writeAll(ticket.solutions(), out, solution -> {
            out.writeVInt(solution.solution());
            out.writeZLong(solution.solvedAt() - origin);
            writeInstant(solution.reopenedAt(), origin, out);
            writeInstant(solution.sentAt(), origin, out);
            writeInstant(solution.ratedAt(), origin, out);
            out.writeByte((byte) solution.score());
            out.writeByte((byte) (solution.commented() ? 1 : 0));
            out.writeVInt(words.index(solution.author()));
        });
        writeAll(ticket.clocks(), out, clock -> writeClock(clock, origin, words, out));
    }

    private static void writeWaited(WaitedTimes waited, long origin, DataOutput out) throws IOException {
        out.writeVInt(waited.support());
        out.writeVInt(waited.customer());
        out.writeVInt(waited.specialist());
        out.writeVInt(waited.developer());
        out.writeVInt(waited.thirdParty());
        out.writeByte((byte) waited.party().ordinal());
        out.writeZLong(waited.since() - origin);
    }

    private static void writeClock(ClockMetrics clock, long origin, WordTable.Builder words, DataOutput out)
            throws IOException {
        out.writeVLong(clock.runId());
        out.writeByte((byte) clock.target().ordinal());
        out.writeByte((byte) clock.kind().ordinal());
        out.writeByte((byte) clock.unit().ordinal());
        out.writeVInt(words.index(clock.promised()));
        out.writeZLong(clock.startedAt() - origin);
        writeInstant(clock.breachAt(), origin, out);
        writeInstant(clock.stoppedAt(), origin, out);
        out.writeByte((byte) (clock.paused() ? 1 : 0));
        out.writeInt(Float.floatToIntBits(clock.usedShare()));
        var promised = clock.promisedTime();
        out.writeVInt(promised == null ? 0 : promised.seconds() + 1);
        if (promised != null) {
            out.writeVInt(words.index(promised.hours()));
            out.writeVInt(words.index(promised.zone()));
            out.writeVInt(words.index(promised.holidays()));
        }
    }

    /** The number of the ticket that begins there. */
    static String readNumber(DataInput in) {
        try {
            return in.readString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param sample a ticket of the same group */
    static TicketMetrics read(DataInput in, long receivedAt, long closedAt, TicketMetrics sample, WordTable words) {
        try {
            return new TicketMetrics(
                    in.readString(),
                    sample.brand(),
                    sample.plan(),
                    sample.servicePackage(),
                    sample.priority(),
                    sample.requestType(),
                    sample.team(),
                    sample.channel(),
                    words.get(in.readVInt()),
                    words.get(in.readVInt()),
                    readAll(in, () -> words.get(in.readVInt())),
                    sample.restricted(),
                    sample.merged(),
                    receivedAt,
                    receivedAt + in.readZLong(),
                    in.readVInt(),
                    readInstant(in, receivedAt),
                    closedAt,
                    in.readByte() == 0 ? null : readLapse(in),
                    in.readVInt(),
                    readWaited(in, receivedAt),
                    readAll(
                            in,
                            () -> new ResponseMetrics(
                                    in.readVInt(),
                                    receivedAt + in.readZLong(),
                                    receivedAt + in.readZLong(),
                                    readLapse(in),
                                    words.get(in.readVInt()))),
                    readAll(
                            in,
                            () -> new SolutionMetrics(
                                    in.readVInt(),
                                    receivedAt + in.readZLong(),
                                    readInstant(in, receivedAt),
                                    readInstant(in, receivedAt),
                                    readInstant(in, receivedAt),
                                    in.readByte(),
                                    in.readByte() == 1,
                                    words.get(in.readVInt()))),
                    readAll(in, () -> readClock(in, receivedAt, words)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WaitedTimes readWaited(DataInput in, long origin) throws IOException {
        return new WaitedTimes(
                in.readVInt(),
                in.readVInt(),
                in.readVInt(),
                in.readVInt(),
                in.readVInt(),
                PARTIES[in.readByte()],
                origin + in.readZLong());
    }

    private static ClockMetrics readClock(DataInput in, long origin, WordTable words) throws IOException {
        return new ClockMetrics(
                in.readVLong(),
                TARGETS[in.readByte()],
                KINDS[in.readByte()],
                UNITS[in.readByte()],
                words.get(in.readVInt()),
                origin + in.readZLong(),
                readInstant(in, origin),
                readInstant(in, origin),
                in.readByte() == 1,
                Float.intBitsToFloat(in.readInt()),
                readPromisedTime(in, words));
    }

    private static PromisedTime readPromisedTime(DataInput in, WordTable words) throws IOException {
        var seconds = in.readVInt() - 1;
        return seconds < 0
                ? null
                : new PromisedTime(
                        seconds, words.get(in.readVInt()), words.get(in.readVInt()), words.get(in.readVInt()));
    }

    private static void writeLapse(Lapse lapse, DataOutput out) throws IOException {
        out.writeVInt(lapse.elapsed());
        out.writeVInt(lapse.working());
    }

    private static Lapse readLapse(DataInput in) throws IOException {
        return new Lapse(in.readVInt(), in.readVInt());
    }

    /** An instant that may be {@code NEVER}, which stands as zero. */
    private static void writeInstant(long instant, long origin, DataOutput out) throws IOException {
        var distance = instant - origin;
        out.writeZLong(instant == NEVER ? 0 : distance >= 0 ? distance + 1 : distance);
    }

    private static long readInstant(DataInput in, long origin) throws IOException {
        var distance = in.readZLong();
        return distance == 0 ? NEVER : origin + (distance > 0 ? distance - 1 : distance);
    }

    private interface ElementWriter<T> {
        void write(T element) throws IOException;
    }

    private interface ElementReader<T> {
        T read() throws IOException;
    }

    private static <T> void writeAll(List<T> elements, DataOutput out, ElementWriter<T> writer) throws IOException {
        out.writeVInt(elements.size());
        for (var element : elements) {
            writer.write(element);
        }
    }

    /** Lists as {@link TicketMetrics} keeps them, so that it does not copy them. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> readAll(DataInput in, ElementReader<T> reader) throws IOException {
        var size = in.readVInt();
        if (size == 0) {
            return List.of();
        }
        if (size == 1) {
            return List.of(reader.read());
        }
        var elements = new Object[size];
        for (int element = 0; element < size; element++) {
            elements[element] = reader.read();
        }
        return (List<T>) List.of(elements);
    }
}
