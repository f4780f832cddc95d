package io.guichet.intake;

import io.guichet.intake.Question.Outcome;

/**
 * How many questions ended how.
 *
 * @param answered without a ticket, as whoever asked has said, by an article that was suggested or that they found
 * @param abandoned nothing was heard of them any more, or no answer was needed any more although there was none
 * @param ticket became a ticket
 * @param redirected were sent elsewhere
 * @param open have not ended
 */
public record Ends(long answered, long abandoned, long ticket, long redirected, long open) {

    public static final Ends NONE = new Ends(0, 0, 0, 0, 0);

    static Ends of(Outcome outcome, long count) {
        return switch (outcome) {
            case DEFLECTED -> new Ends(count, 0, 0, 0, 0);
            case ABANDONED -> new Ends(0, count, 0, 0, 0);
            case TICKET -> new Ends(0, 0, count, 0, 0);
            case REDIRECTED -> new Ends(0, 0, 0, count, 0);
            case ASKED, REQUESTED, SPLIT_OFF -> new Ends(0, 0, 0, 0, count);
        };
    }

    public long asked() {
        return ended() + open;
    }

    public long ended() {
        return answered + abandoned + ticket + redirected;
    }

    /** The percentage that was answered of what has ended; null where nothing has. */
    public Double percentAnswered() {
        return ended() == 0 ? null : Math.round(1_000.0 * answered / ended()) / 10.0;
    }

    public Ends plus(Ends other) {
        return new Ends(
                answered + other.answered,
                abandoned + other.abandoned,
                ticket + other.ticket,
                redirected + other.redirected,
                open + other.open);
    }
}
