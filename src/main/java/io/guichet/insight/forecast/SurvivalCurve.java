package io.guichet.insight.forecast;

/**
 * How long clocks that are alike run, in shares of their promise, by the Kaplan–Meier estimator: a clock that is still running, or
 * paused, counts among those that run on up to the share that it has used. Shares are kept to the two-hundredth, so that a curve has
 * the same size for any number of clocks.
 */
final class SurvivalCurve {

    private static final int STEPS = 200;

    private final int[] stopped = new int[STEPS];
    private final int[] open = new int[STEPS];
    private int late;

    /** A clock that stopped in time. */
    void addStopped(double share) {
        stopped[step(share)]++;
    }

    /** A clock that was breached, whether it has stopped since or not. */
    void addLate() {
        late++;
    }

    /** A clock of which no more is known than that it had used that share. */
    void addOpen(double share) {
        open[step(share)]++;
    }

    /** Counts the clocks of another curve, too. */
    void addAll(SurvivalCurve other) {
        late += other.late;
        for (int step = 0; step < STEPS; step++) {
            stopped[step] += other.stopped[step];
            open[step] += other.open[step];
        }
    }

    private static int step(double share) {
        return (int) Math.min(STEPS - 1, Math.max(0, share * STEPS));
    }

    /**
     * What became of the clocks that had used that share.
     *
     * @param count how many of them are known
     * @param breached probability that one of them is breached, from 0 to 1; NaN without any
     */
    record Outlook(int count, double breached) {}

    Outlook after(double share) {
        int running = late;
        var survival = 1.0;
        for (int step = STEPS - 1; step > step(share); step--) {
            running += stopped[step] + open[step];
            if (stopped[step] > 0) {
                survival *= 1 - (double) stopped[step] / running;
            }
        }
        return new Outlook(running, running == 0 ? Double.NaN : survival);
    }
}
