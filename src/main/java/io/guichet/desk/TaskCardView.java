package io.guichet.desk;

import io.guichet.desk.TaskCards.TaskCard;
import io.guichet.ticket.LabelFormatter;
import java.util.Locale;

/**
 * A card with names in the reader's language.
 *
 * @param task name of the task
 * @param assignee name of the user who has claimed it; null if nobody has
 * @param plan null if unknown
 * @param priority null if undecided
 * @param leadCall why a lead was called; null for other tasks
 */
public record TaskCardView(
        TaskCard card,
        String task,
        String assignee,
        String brand,
        String plan,
        String channel,
        String priority,
        String leadCall) {

    static TaskCardView of(TaskCard card, LabelFormatter labels, Locale locale) {
        return new TaskCardView(
                card,
                labels.task(card.activity(), card.taskName(), locale),
                card.assignee() == null ? null : labels.staff(card.assignee()),
                labels.brand(card.brand(), locale),
                card.plan() == null ? null : labels.value(card.brand(), "plan", card.plan(), locale),
                labels.value("channel", card.channel(), locale),
                card.priority() == null ? null : labels.value(card.brand(), "priority", card.priority(), locale),
                card.leadCall() == null
                        ? null
                        : labels.textOr(
                                LabelFormatter.humanise(card.leadCall().reason()),
                                "event.lead-called." + card.leadCall().reason(),
                                locale));
    }

    /** The state of the due date, as a chip shows it. */
    public String state() {
        return card.risk() == null ? "ON_TIME" : card.risk().name();
    }
}
