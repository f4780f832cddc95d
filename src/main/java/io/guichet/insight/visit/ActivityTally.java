package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseHistogram;
import io.guichet.insight.metric.LapseHistogram.PackedHistogram;
import io.guichet.insight.visit.ActivityFigures.RepeatedVisits;

/** Adds up the visits of one activity. */
final class ActivityTally {

    private final boolean step;
    private final LapseHistogram elapsed = new LapseHistogram();
    private final LapseHistogram working = new LapseHistogram();
    private int lastTicket = -1;
    private int lastBurntTicket = -1;
    private int lastRepeatingTicket = -1;
    private long present;
    private long entered;
    private long left;
    private long breaches;
    private long burnt;
    private long burntTickets;
    private long repeats;
    private long repeatingTickets;
    private long repeatedElapsed;
    private long repeatedWorking;

    /** @param step whether a second visit by the same ticket repeats work */
    ActivityTally(boolean step) {
        this.step = step;
    }

    /** Whether the ticket has been here before; call it for each visit. */
    boolean isRepeated(int ticket) {
        var repeated = lastTicket == ticket && step;
        lastTicket = ticket;
        return repeated;
    }

    void addPresent() {
        present++;
    }

    /** Adds a visit that began in the period. */
    void add(VisitTrace.VisitCursor visit, int ticket, boolean repeated, long now) {
        entered++;
        breaches += visit.breachesBefore(now);
        if (visit.isOver()) {
            left++;
            elapsed.add(visit.elapsed());
            working.add(visit.working());
            burnt += visit.burnt();
            burntTickets += lastBurntTicket == ticket ? 0 : 1;
            lastBurntTicket = ticket;
        }
        if (repeated) {
            repeats++;
            repeatedElapsed += visit.elapsed();
            repeatedWorking += visit.working();
            repeatingTickets += lastRepeatingTicket == ticket ? 0 : 1;
            lastRepeatingTicket = ticket;
        }
    }

    /**
     * What was counted, in little memory.
     *
     * @param elapsed of the visits that are over, like {@code working}
     */
    record ActivitySum(
            PackedHistogram elapsed,
            PackedHistogram working,
            long present,
            long entered,
            long breaches,
            long burnt,
            long burntTickets,
            RepeatedVisits repeats) {}

    ActivitySum packed() {
        return new ActivitySum(
                elapsed.packed(), working.packed(), present, entered, breaches, burnt, burntTickets, repeats());
    }

    /** Adds those of other tickets. */
    void add(ActivitySum other) {
        elapsed.add(other.elapsed());
        working.add(other.working());
        present += other.present();
        entered += other.entered();
        left += other.elapsed().total();
        breaches += other.breaches();
        burnt += other.burnt();
        burntTickets += other.burntTickets();
        repeats += other.repeats().visits();
        repeatingTickets += other.repeats().tickets();
        repeatedElapsed += other.repeats().elapsed();
        repeatedWorking += other.repeats().working();
    }

    LapseHistogram elapsed() {
        return elapsed;
    }

    LapseHistogram working() {
        return working;
    }

    long present() {
        return present;
    }

    long entered() {
        return entered;
    }

    long left() {
        return left;
    }

    long breaches() {
        return breaches;
    }

    /** Ten-thousandths of the targets' time in the visits that are over. */
    long burnt() {
        return burnt;
    }

    /** Tickets of the visits that are over. */
    long burntTickets() {
        return burntTickets;
    }

    RepeatedVisits repeats() {
        return new RepeatedVisits(repeats, repeatingTickets, repeatedElapsed, repeatedWorking);
    }
}
