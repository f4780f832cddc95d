package io.guichet.insight.packed;

import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.DataOutput;

/** The responses of the ticket that a {@link TicketCursor} reads; instants are milliseconds since 1970. */
public final class ResponseCursor {

    private int size;
    private int[] ordinals = new int[4];
    private long[] askedAt = new long[4];
    private long[] answeredAt = new long[4];
    private int[] elapsed = new int[4];
    private int[] working = new int[4];
    private int[] authors = new int[4];

    static void write(List<ResponseMetrics> responses, long origin, WordTable.Builder words, DataOutput out)
            throws IOException {
        out.writeVInt(responses.size());
        for (var response : responses) {
            out.writeVInt(response.ordinal());
            out.writeZLong(response.askedAt() - origin);
            out.writeZLong(response.answeredAt() - origin);
            TicketBytes.writeLapse(response.lapse(), out);
            out.writeVInt(words.index(response.author()));
        }
    }

    void read(BlockInput in, long origin) throws IOException {
        size = in.readVInt();
        if (size > ordinals.length) {
            grow(2 * size);
        }
        for (int at = 0; at < size; at++) {
            ordinals[at] = in.readVInt();
            askedAt[at] = origin + in.readZLong();
            answeredAt[at] = origin + in.readZLong();
            elapsed[at] = in.readVInt();
            working[at] = in.readVInt();
            authors[at] = in.readVInt();
        }
    }

    private void grow(int length) {
        ordinals = new int[length];
        askedAt = new long[length];
        answeredAt = new long[length];
        elapsed = new int[length];
        working = new int[length];
        authors = new int[length];
    }

    public int size() {
        return size;
    }

    public int ordinal(int at) {
        return ordinals[at];
    }

    public long answeredAt(int at) {
        return answeredAt[at];
    }

    public Lapse lapse(int at) {
        return new Lapse(elapsed[at], working[at]);
    }

    /** Number of the author in the table of words. */
    public int author(int at) {
        return authors[at];
    }

    List<ResponseMetrics> all(WordTable words) {
        var all = new ResponseMetrics[size];
        Arrays.setAll(
                all,
                at -> new ResponseMetrics(
                        ordinals[at], askedAt[at], answeredAt[at], lapse(at), words.get(authors[at])));
        return List.of(all);
    }
}
