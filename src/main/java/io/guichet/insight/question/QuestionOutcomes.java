package io.guichet.insight.question;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.guichet.intake.Question.Outcome;

/**
 * Number of questions by outcome.
 *
 * @param answered resolved without a ticket by a suggested or found article, according to the customer
 * @param abandoned the customer did not continue, or no longer needed an answer although there was none
 * @param tickets became a ticket
 * @param redirected were sent to another destination
 * @param open not finished
 */
@JsonPropertyOrder({"asked", "answered", "abandoned", "tickets", "redirected", "open", "percentAnswered"})
public record QuestionOutcomes(long answered, long abandoned, long tickets, long redirected, long open) {

    public static final QuestionOutcomes NONE = new QuestionOutcomes(0, 0, 0, 0, 0);

    public static QuestionOutcomes of(Outcome outcome, long count) {
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

    /** Percentage of the finished questions that were answered; null if none has finished. */
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
