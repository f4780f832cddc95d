package io.guichet.insight.packed;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import java.io.IOException;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * Writes the metrics of a ticket as about a hundred bytes, a fifth of what its objects take; {@link TicketCursor} reads them. Instants
 * are relative to the receipt, and words stand in a list. What all tickets of a group share is not written.
 */
final class TicketBytes {

    private TicketBytes() {}

    static void write(TicketMetrics ticket, WordTable.Builder words, DataOutput out) throws IOException {
        var origin = ticket.receivedAt();
        out.writeString(ticket.number());
        out.writeVInt(ticket.tags().size());
        for (var tag : ticket.tags()) {
            out.writeVInt(words.index(tag));
        }
        out.writeVInt(words.index(ticket.language()));
        out.writeVInt(words.index(ticket.status()));
        out.writeZLong(ticket.startedAt() - origin);
        out.writeVInt(ticket.receivedHour());
        writeInstant(ticket.solvedAt(), origin, out);
        out.writeByte((byte) (ticket.resolution() == null ? 0 : 1));
        if (ticket.resolution() != null) {
            writeLapse(ticket.resolution(), out);
        }
        out.writeVInt(ticket.staffMessages());
        writeWaited(ticket.waited(), origin, out);
        ResponseCursor.write(ticket.responses(), origin, words, out);
        SolutionCursor.write(ticket.solutions(), origin, words, out);
        ClockCursor.write(ticket.clocks(), origin, words, out);
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

    static void writeLapse(Lapse lapse, DataOutput out) throws IOException {
        out.writeVInt(lapse.elapsed());
        out.writeVInt(lapse.working());
    }

    /** An instant that may be {@code NEVER}, which stands as zero. */
    static void writeInstant(long instant, long origin, DataOutput out) throws IOException {
        var distance = instant - origin;
        out.writeZLong(instant == NEVER ? 0 : distance >= 0 ? distance + 1 : distance);
    }

    static long readInstant(DataInput in, long origin) throws IOException {
        var distance = in.readZLong();
        return distance == 0 ? NEVER : origin + (distance > 0 ? distance - 1 : distance);
    }
}
