package io.guichet.desk;

import io.guichet.desk.TicketPageView.MessageView;
import io.guichet.form.FormFieldView;
import java.time.Instant;
import java.util.List;

/**
 * The composer of a reply or note as pages show it, localised.
 *
 * @param task the task that sending completes; null for a reply beside any task
 * @param action path of the page that sends it
 * @param reply text of the public reply; null if none can be sent
 * @param note text of the internal note
 * @param fields the task's other fields
 * @param outcomes ways to send, the first one by default; empty without a task
 * @param visibility {@code PUBLIC} or {@code INTERNAL}: the text that is shown first
 * @param revision of the draft on the server; 0 if there is none
 * @param savedAt of that draft, or null
 * @param newestMessage id of the newest message on the page
 * @param incoming messages of the customer that came while the user was writing
 * @param holder name of the colleague who works on the ticket, or null
 * @param helpUrl URL of the brand's help articles without their slug
 */
public record ComposerView(
        String number,
        String brand,
        String language,
        DeskTask task,
        String action,
        ComposerText reply,
        ComposerText note,
        List<FormFieldView> fields,
        List<OutcomeView> outcomes,
        String visibility,
        int revision,
        Instant savedAt,
        long newestMessage,
        List<MessageView> incoming,
        String holder,
        String helpUrl) {

    /**
     * One of its texts.
     *
     * @param help may be empty
     * @param error null if it is valid
     */
    public record ComposerText(
            String key, String label, String help, String value, String error, boolean required, int maxLength) {}

    /**
     * A way to send.
     *
     * @param sendLabel of its button, such as "Send and solve"
     * @param effects status that follows, and what happens to the clocks
     */
    public record OutcomeView(String value, String label, String sendLabel, String effects, boolean needsReply) {}

    /** Whether a reply or the note is being written. */
    public boolean isInternal() {
        return visibility.equals("INTERNAL") || reply == null;
    }

    public OutcomeView primary() {
        return outcomes.isEmpty() ? null : outcomes.get(0);
    }

    public List<OutcomeView> otherOutcomes() {
        return outcomes.isEmpty() ? List.of() : outcomes.subList(1, outcomes.size());
    }
}
