package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.desk.ComposerView.ComposerText;
import io.guichet.desk.ComposerView.OutcomeView;
import io.guichet.desk.ReplyDrafts.ReplyDraft;
import io.guichet.email.EmailSettings;
import io.guichet.form.Form;
import io.guichet.form.FormFieldView;
import io.guichet.form.Forms;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.TextRule;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Assembles the composer of a ticket: for a task that replies to the customer, or beside any task. */
@Component
class ComposerViewAssembler {

    private static final String OUTCOME = "outcome";
    private static final String REPLY = "reply";
    private static final String NOTE = "note";
    private static final Set<String> COMPOSED = Set.of(OUTCOME, REPLY, NOTE);

    private final Forms forms;
    private final OutcomeEffects effects;
    private final LabelFormatter labels;
    private final EmailSettings settings;

    ComposerViewAssembler(Forms forms, OutcomeEffects effects, LabelFormatter labels, EmailSettings settings) {
        this.forms = forms;
        this.effects = effects;
        this.labels = labels;
        this.settings = settings;
    }

    /**
     * What the page has of the user's input.
     *
     * @param entered submitted values by field, which precede the draft; empty for a page that is opened
     * @param seen id of the newest message that the user has seen; null for all on the page
     */
    record ComposerInput(Map<String, ?> entered, List<FieldError> problems, Long seen) {}

    /** Whether a task with this form is completed in the composer: it has a reply and outcomes. */
    boolean isComposed(DeskTask task) {
        var keys = forms.get(task.key()).keys();
        return keys.contains(REPLY) && keys.contains(OUTCOME);
    }

    /** The task of the ticket that the user's reply completes. */
    Optional<DeskTask> answerableTask(List<DeskTask> tasks, StaffMember staff) {
        return tasks.stream()
                .filter(this::isComposed)
                .filter(task -> task.assignee() == null
                        ? task.groups().stream().anyMatch(staff::belongsTo)
                        : task.assignee().equals(staff.id()))
                .findFirst();
    }

    /** @param task null for a composer beside any task */
    ComposerView of(
            TicketPageView view,
            DeskTask task,
            String action,
            ComposerInput input,
            Optional<ReplyDraft> draft,
            StaffMember staff,
            Locale locale) {
        var ticket = view.ticket();
        var form = task == null ? null : forms.get(task.key());
        var values = input.entered().isEmpty() ? ticket.attributes().values() : input.entered();
        var fields = form == null ? List.<FormFieldView>of() : form.fields(values, input.problems(), locale);
        var hasNote = form == null || form.keys().contains(NOTE);
        return new ComposerView(
                view.number(),
                ticket.brand(),
                ticket.language(),
                task,
                action,
                ticket.isClosed() ? null : text(REPLY, form, fields, input, draft.map(ReplyDraft::reply), locale),
                hasNote ? text(NOTE, form, fields, input, draft.map(ReplyDraft::note), locale) : null,
                fields.stream().filter(field -> !COMPOSED.contains(field.key())).toList(),
                form == null ? List.of() : outcomes(view, task, form, fields, locale),
                visibility(input, draft, form),
                draft.map(ReplyDraft::revision).orElse(0),
                draft.map(ReplyDraft::savedAt).orElse(null),
                view.newestMessageId(),
                view.conversation().stream()
                        .filter(message -> message.kind().equals("CUSTOMER"))
                        .filter(message -> input.seen() != null && message.id() > input.seen())
                        .toList(),
                holder(view, task, staff),
                settings.link("/%s/help/".formatted(ticket.brand())));
    }

    /** The text that was written last; of an empty composer the note, where the form requires it alone. */
    private static String visibility(ComposerInput input, Optional<ReplyDraft> draft, Form form) {
        if (!input.entered().isEmpty()) {
            var isNote = Visibility.INTERNAL.name().equals(input.entered().get("_visibility"));
            return (isNote ? Visibility.INTERNAL : Visibility.PUBLIC).name();
        }
        var first =
                form != null && form.requires(NOTE) && !form.requires(REPLY) ? Visibility.INTERNAL : Visibility.PUBLIC;
        return draft.map(ReplyDraft::visibility).orElse(first).name();
    }

    /** The colleague to whom an open task is assigned. */
    private String holder(TicketPageView view, DeskTask task, StaffMember staff) {
        return task != null
                ? null
                : view.tasks().stream()
                        .map(open -> open.task().assignee())
                        .filter(assignee -> assignee != null && !assignee.equals(staff.id()))
                        .findFirst()
                        .map(labels::staff)
                        .orElse(null);
    }

    private ComposerText text(
            String key,
            Form form,
            List<FormFieldView> fields,
            ComposerInput input,
            Optional<String> draft,
            Locale locale) {
        var drawn = fields.stream().filter(field -> field.key().equals(key)).findFirst();
        var entered = input.entered().get(key);
        var error = input.problems().stream()
                .filter(problem -> problem.field().equals(key))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
        return new ComposerText(
                key,
                labels.text("ticket." + key, locale),
                drawn.map(FormFieldView::help).orElseGet(() -> labels.text("ticket." + key + ".help", locale)),
                entered == null
                        ? draft.filter(text -> input.entered().isEmpty()).orElse("")
                        : entered.toString(),
                error,
                form != null && form.requires(key),
                drawn.map(FormFieldView::maxLength)
                        .filter(length -> length != null)
                        .orElse(TextRule.BODY.maxLength()));
    }

    /** The form's outcomes, the one that was chosen before first. */
    private List<OutcomeView> outcomes(
            TicketPageView view, DeskTask task, Form form, List<FormFieldView> fields, Locale locale) {
        var options = new ArrayList<>(fields.stream()
                .filter(field -> field.key().equals(OUTCOME))
                .flatMap(field -> field.options().stream())
                .toList());
        options.sort((one, other) -> Boolean.compare(other.selected(), one.selected()));
        return options.stream()
                .map(option -> {
                    var needsReply = form.requires(REPLY, Map.of(OUTCOME, option.value()));
                    return new OutcomeView(
                            option.value(),
                            option.label(),
                            labels.text("composer.send-and", locale, inSentence(option.label())),
                            effects.of(view.ticket(), view.openClocks(), task, option.value(), needsReply, locale),
                            needsReply);
                })
                .toList();
    }

    /** A label in the middle of a sentence is not capitalised, unless it is an abbreviation. */
    private static String inSentence(String label) {
        return label.length() > 1 && Character.isLowerCase(label.charAt(1))
                ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
                : label;
    }
}
