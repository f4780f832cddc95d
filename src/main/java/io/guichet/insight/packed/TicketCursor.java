package io.guichet.insight.packed;

import io.guichet.access.StaffMember;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.insight.table.WaitingParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one packed ticket after the other, without an object for each: a report reads a million of them. Instants are milliseconds
 * since 1970, and {@link TicketMetrics#NEVER} where there is none. One thread uses it.
 */
public final class TicketCursor {

    private static final WaitingParty[] PARTIES = WaitingParty.values();

    private final PackedTickets tickets;
    private final WordTable words;
    private final BlockInput in = new BlockInput();
    private final ResponseCursor responses = new ResponseCursor();
    private final SolutionCursor solutions = new SolutionCursor();
    private final ClockCursor clocks = new ClockCursor();
    private int index = -1;
    private TicketMetrics sample;
    private long receivedAt;
    private long closedAt;
    private int tagCount;
    private int[] tags = new int[8];
    private int language;
    private int status;
    private long startedAt;
    private int receivedHour;
    private long solvedAt;
    private boolean resolved;
    private int elapsed;
    private int working;
    private int staffMessages;
    private int support;
    private int customer;
    private int specialist;
    private int developer;
    private int thirdParty;
    private WaitingParty party;
    private long waitingSince;

    public TicketCursor(PackedTickets tickets) {
        this.tickets = tickets;
        this.words = tickets.words();
    }

    /** The number of the ticket that begins where the input stands. */
    static String number(BlockInput in) {
        try {
            return in.readString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the ticket with that index. */
    public void moveTo(int next) {
        if (index == next) {
            return;
        }
        index = next;
        sample = tickets.sample(next);
        receivedAt = tickets.arrays().receivedAt()[next];
        closedAt = tickets.arrays().closedAt()[next];
        try {
            readTags(next);
            read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the tags of the ticket with that index by their numbers in the table of words, and reads no more of it. */
    public void countTags(int next, int[] counts) {
        index = -1;
        try {
            readTags(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int at = 0; at < tagCount; at++) {
            counts[tags[at]]++;
        }
    }

    private BlockInput bytesOf(int ticket) {
        var address = tickets.arrays().addresses()[ticket];
        return in.at(tickets.blocks().block(address), address);
    }

    private void readTags(int next) throws IOException {
        bytesOf(next);
        in.skipBytes(in.readVInt());
        tagCount = in.readVInt();
        if (tagCount > tags.length) {
            tags = new int[2 * tagCount];
        }
        for (int at = 0; at < tagCount; at++) {
            tags[at] = in.readVInt();
        }
    }

    private void read() throws IOException {
        language = in.readVInt();
        status = in.readVInt();
        startedAt = receivedAt + in.readZLong();
        receivedHour = in.readVInt();
        solvedAt = TicketBytes.readInstant(in, receivedAt);
        resolved = in.readByte() == 1;
        if (resolved) {
            elapsed = in.readVInt();
            working = in.readVInt();
        }
        staffMessages = in.readVInt();
        support = in.readVInt();
        customer = in.readVInt();
        specialist = in.readVInt();
        developer = in.readVInt();
        thirdParty = in.readVInt();
        party = PARTIES[in.readByte()];
        waitingSince = receivedAt + in.readZLong();
        responses.read(in, receivedAt);
        solutions.read(in, receivedAt);
        clocks.read(in, receivedAt);
    }

    public int index() {
        return index;
    }

    String number() {
        return number(bytesOf(index));
    }

    public String brand() {
        return sample.brand();
    }

    public boolean isRestricted() {
        return sample.restricted();
    }

    public boolean isVisibleTo(StaffMember staff) {
        return sample.isVisibleTo(staff);
    }

    public boolean isMerged() {
        return sample.merged();
    }

    public long receivedAt() {
        return receivedAt;
    }

    public long closedAt() {
        return closedAt;
    }

    /** Hour of the week in the brand's zone; 0 is Monday 00:00. */
    public int receivedHour() {
        return receivedHour;
    }

    /** When the solution that holds was announced. */
    public long solvedAt() {
        return solvedAt;
    }

    /** From the start to the solution that holds; null without one. */
    public Lapse resolution() {
        return resolved ? new Lapse(elapsed, working) : null;
    }

    public int staffMessages() {
        return staffMessages;
    }

    public WaitedTimes waited() {
        return new WaitedTimes(support, customer, specialist, developer, thirdParty, party, waitingSince);
    }

    public ResponseCursor responses() {
        return responses;
    }

    public SolutionCursor solutions() {
        return solutions;
    }

    public ClockCursor clocks() {
        return clocks;
    }

    public WordTable words() {
        return words;
    }

    /** In alphabetical order. */
    public List<String> tags() {
        if (tagCount == 0) {
            return List.of();
        }
        var all = new String[tagCount];
        Arrays.setAll(all, at -> words.get(tags[at]));
        return List.of(all);
    }

    /** Whether it was neither solved nor closed at that instant; a solution counts until the ticket is reopened. */
    public boolean isOpenAt(long instant) {
        if (receivedAt >= instant || closedAt < instant) {
            return false;
        }
        for (int at = 0; at < solutions.size(); at++) {
            if (solutions.solvedAt(at) < instant && solutions.reopenedAt(at) >= instant) {
                return false;
            }
        }
        return true;
    }

    /** The ticket as an object that stays. */
    TicketMetrics ticket() {
        return new TicketMetrics(
                number(),
                sample.brand(),
                sample.plan(),
                sample.servicePackage(),
                sample.priority(),
                sample.requestType(),
                sample.team(),
                sample.channel(),
                words.get(language),
                words.get(status),
                tags(),
                sample.restricted(),
                sample.merged(),
                sample.selfService(),
                receivedAt,
                startedAt,
                receivedHour,
                solvedAt,
                closedAt,
                resolution(),
                staffMessages,
                waited(),
                responses.all(words),
                solutions.all(words),
                clocks.all(words));
    }
}
