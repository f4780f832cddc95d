package io.guichet.insight.packed;

import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.DataOutput;

/** The solutions of the ticket that a {@link TicketCursor} reads; instants are milliseconds since 1970. */
public final class SolutionCursor {

    private static final int SCORE = 7;
    private static final int COMMENTED = 8;

    private int size;
    private int[] solutions = new int[4];
    private long[] solvedAt = new long[4];
    private long[] reopenedAt = new long[4];
    private long[] sentAt = new long[4];
    private long[] ratedAt = new long[4];
    private byte[] ratings = new byte[4];
    private int[] authors = new int[4];

    static void write(List<SolutionMetrics> solutions, long origin, WordTable.Builder words, DataOutput out)
            throws IOException {
        out.writeVInt(solutions.size());
        for (var solution : solutions) {
            out.writeVInt(solution.solution());
            out.writeZLong(solution.solvedAt() - origin);
            TicketBytes.writeInstant(solution.reopenedAt(), origin, out);
            TicketBytes.writeInstant(solution.sentAt(), origin, out);
            TicketBytes.writeInstant(solution.ratedAt(), origin, out);
            out.writeByte((byte) (solution.score() | (solution.commented() ? COMMENTED : 0)));
            out.writeVInt(words.index(solution.author()));
        }
    }

    void read(BlockInput in, long origin) throws IOException {
        size = in.readVInt();
        if (size > solutions.length) {
            grow(2 * size);
        }
        for (int at = 0; at < size; at++) {
            solutions[at] = in.readVInt();
            solvedAt[at] = origin + in.readZLong();
            reopenedAt[at] = TicketBytes.readInstant(in, origin);
            sentAt[at] = TicketBytes.readInstant(in, origin);
            ratedAt[at] = TicketBytes.readInstant(in, origin);
            ratings[at] = in.readByte();
            authors[at] = in.readVInt();
        }
    }

    private void grow(int length) {
        solutions = new int[length];
        solvedAt = new long[length];
        reopenedAt = new long[length];
        sentAt = new long[length];
        ratedAt = new long[length];
        ratings = new byte[length];
        authors = new int[length];
    }

    public int size() {
        return size;
    }

    public long solvedAt(int at) {
        return solvedAt[at];
    }

    /** {@link TicketMetrics#NEVER} while the solution holds. */
    public long reopenedAt(int at) {
        return reopenedAt[at];
    }

    /** When its survey was sent; {@link TicketMetrics#NEVER} for none and for a withdrawn one. */
    public long sentAt(int at) {
        return sentAt[at];
    }

    /** 1 to 5; 0 without a rating. */
    public int score(int at) {
        return ratings[at] & SCORE;
    }

    public boolean isCommented(int at) {
        return (ratings[at] & COMMENTED) != 0;
    }

    /** Number of the author in the table of words. */
    public int author(int at) {
        return authors[at];
    }

    List<SolutionMetrics> all(WordTable words) {
        var all = new SolutionMetrics[size];
        Arrays.setAll(
                all,
                at -> new SolutionMetrics(
                        solutions[at],
                        solvedAt[at],
                        reopenedAt[at],
                        sentAt[at],
                        ratedAt[at],
                        score(at),
                        isCommented(at),
                        words.get(authors[at])));
        return List.of(all);
    }
}
