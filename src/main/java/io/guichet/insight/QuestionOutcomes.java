package io.guichet.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
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
public record QuestionOutcomes(long answered, long abandoned, long tickets, long redirected, long open) {

    public static final QuestionOutcomes NONE = new QuestionOutcomes(0, 0, 0, 0, 0);

    static QuestionOutcomes of(Outcome outcome, long count) {
        return switch (outcome) {
            case DEFLECTED -> new QuestionOutcomes(count, 0, 0, 0, 0);
            case ABANDONED -> new QuestionOutcomes(0, count, 0, 0, 0);
            case TICKET -> new QuestionOutcomes(0, 0, count, 0, 0);
            case REDIRECTED -> new QuestionOutcomes(0, 0, 0, count, 0);
            case ASKED, REQUESTED, SPLIT_OFF -> new QuestionOutcomes(0, 0, 0, 0, count);
        };
    }

    @JsonProperty
    public long asked() {
        return ended() + open;
    }

    public long ended() {
        return answered + abandoned + tickets + redirected;
    }

    /** The percentage that was answered of what has ended; null where nothing has. */
    @JsonProperty
    public Double percentAnswered() {
        return ended() == 0 ? null : Math.round(1_000.0 * answered / ended()) / 10.0;
    }

    public QuestionOutcomes plus(QuestionOutcomes other) {
        return new QuestionOutcomes(
                answered + other.answered,
                abandoned + other.abandoned,
                tickets + other.tickets,
                redirected + other.redirected,
                open + other.open);
    }
}
