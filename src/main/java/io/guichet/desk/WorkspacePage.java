package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.MultipartUploads;
import io.guichet.desk.ComposerViewAssembler.ComposerInput;
import io.guichet.desk.DelayedReplies.DelayedReply;
import io.guichet.desk.DelayedReplies.NewReply;
import io.guichet.desk.Workspace.TaskAvailability;
import io.guichet.desk.Workspace.WorkspaceTask;
import io.guichet.desk.WorkspaceExit.LeftTask;
import io.guichet.form.BrandForms;
import io.guichet.form.Form;
import io.guichet.form.FormFieldView;
import io.guichet.form.Submission;
import io.guichet.form.TaskFormVersions;
import io.guichet.notification.Notifications;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of a task with its ticket, framed in the Tasklist or on its own. */
@Controller
@RequestMapping("/desk/workspace/{id}")
class WorkspacePage {

    /** Parameters of the page that are no form fields; those begin with a letter. */
    private static final List<String> NON_FORM_FIELDS = List.of(
            "_csrf",
            "_newestMessage",
            "_draft",
            "_removeFile",
            "_submissionToken",
            "_visibility",
            "_revision",
            "_macro",
            "_from",
            "_next",
            "_nextOffered",
            "_following",
            "framed");

    private static final List<String> TEXT_FIELD_KINDS = List.of("textarea", "textfield");

    private final Workspace workspace;
    private final Tasks tasks;
    private final DelayedReplies delayedReplies;
    private final TicketPageViewAssembler views;
    private final TaskFormVersions forms;
    private final BrandForms brandForms;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final StaffFiles staffFiles;
    private final ComposerViewAssembler composers;
    private final ComposerModel composer;
    private final ReplyDrafts replyDrafts;
    private final Conversation conversation;
    private final ComposerCommands commands;
    private final WorkspaceExit exit;
    private final WorkspacePreferences preferences;
    private final Notifications notifications;

    WorkspacePage(
            Workspace workspace,
            Tasks tasks,
            DelayedReplies delayedReplies,
            TicketPageViewAssembler views,
            TaskFormVersions forms,
            BrandForms brandForms,
            LabelFormatter labels,
            StaffDirectory directory,
            StaffFiles staffFiles,
            ComposerViewAssembler composers,
            ComposerModel composer,
            ReplyDrafts replyDrafts,
            Conversation conversation,
            ComposerCommands commands,
            WorkspaceExit exit,
            WorkspacePreferences preferences,
            Notifications notifications) {
        this.composers = composers;
        this.composer = composer;
        this.replyDrafts = replyDrafts;
        this.conversation = conversation;
        this.commands = commands;
        this.exit = exit;
        this.preferences = preferences;
        this.notifications = notifications;
        this.staffFiles = staffFiles;
        this.workspace = workspace;
        this.tasks = tasks;
        this.delayedReplies = delayedReplies;
        this.views = views;
        this.forms = forms;
        this.brandForms = brandForms;
        this.labels = labels;
        this.directory = directory;
    }

    /** Whether the page is framed in the Tasklist, which has the navigation. */
    @ModelAttribute("framed")
    boolean framed(@RequestParam(defaultValue = "false") boolean framed) {
        return framed;
    }

    /** @param opens id of the task that the Tasklist shows instead; null for none */
    @GetMapping
    String show(@PathVariable String id, @RequestParam(required = false) String opens, Model model, Locale locale) {
        var staff = currentStaff();
        var workspaceTask = workspace.of(id, staff);
        if (opens != null) {
            return opensNext(workspaceTask, opens, "open", model, locale);
        }
        notifications.markRead(workspaceTask.task().number(), staff);
        return render(workspaceTask, Map.of(), List.of(), model, locale);
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, @ModelAttribute("framed") boolean framed) {
        return ignoringConflict(() -> tasks.claim(id, currentStaff()), id, framed);
    }

    @PostMapping("/unclaim")
    String unclaim(@PathVariable String id, @ModelAttribute("framed") boolean framed) {
        return ignoringConflict(() -> tasks.unclaim(id, currentStaff()), id, framed);
    }

    @PostMapping
    String complete(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam("_newestMessage") long newestMessage,
            @ModelAttribute("framed") boolean framed,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var staff = currentStaff();
        var fields = fields(parameters);
        var draft = DraftAttachments.tokenOf(parameters.getFirst("_draft"));
        var fromTicket = "ticket".equals(parameters.getFirst("_from"));
        model.addAttribute("draftToken", draft);
        model.addAttribute("visibility", parameters.getFirst("_visibility"));
        try {
            if (fromTicket) {
                tasks.claim(id, staff);
            }
            var files = keepFiles(id, draft, ComposerModel.REPLY_FILES, request, staff, locale);
            var noteFiles = keepFiles(id, draft, ComposerModel.NOTE_FILES, request, staff, locale);
            var submission = new Submission(fields, staff.id(), newestMessage, locale, files, noteFiles, List.of());
            var workspaceTask = workspace.of(id, staff);
            if (hasIncoming(workspaceTask.task(), newestMessage)) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("seen", newestMessage);
                return render(workspaceTask, fields, List.of(), model, locale);
            }
            var macro = ComposerCommands.macroOf(parameters.getFirst("_macro"));
            if (isDelayed(workspaceTask, submission)) {
                var task = workspaceTask.task();
                var reply = new NewReply(task.brand(), task.number(), id, submission, draft, macro);
                delayedReplies.hold(reply, () -> {}, null, staff);
                forgetDraft(task, staff);
                return exit.leave(new LeftTask(task, true, fromTicket, framed), parameters, staff, redirect, locale);
            }
            var task = commands.complete(id, submission, macro, staff);
            forgetDraft(task, staff);
            return exit.leave(new LeftTask(task, false, fromTicket, framed), parameters, staff, redirect, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(workspace.of(id, staff), fields, labels.errors(refused, locale), model, locale);
        } catch (StateConflict | AccessRefused conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return render(workspace.of(id, staff), fields, List.of(), model, locale);
        }
    }

    /** The customer may have written while the user did: the user reads that first. */
    private boolean hasIncoming(DeskTask task, long newestMessage) {
        return composers.isComposed(task) && conversation.hasCustomerWrittenSince(task.number(), newestMessage);
    }

    /** Whether the form is valid and holds a reply to the customer that the brand wants to be delayed. */
    private boolean isDelayed(WorkspaceTask workspaceTask, Submission submission) {
        var task = workspaceTask.task();
        return workspaceTask.isMine()
                && delayedReplies.isDelayed(task.brand())
                && forms.of(task.id(), task.key())
                        .validate(submission.fields(), submission.locale())
                        .text("reply")
                        .isPresent();
    }

    /** Keeps the files until the task is completed; only who works on the task may send any. */
    private List<Long> keepFiles(
            String id, String draft, String field, HttpServletRequest request, StaffMember staff, Locale locale) {
        if (request.getParameter("_draft") == null) {
            return List.of();
        }
        var number = workspace.of(id, staff).task().number();
        staffFiles.removeTicked(number, draft, request, staff);
        return staffFiles.keepAll(number, draft, MultipartUploads.from(request, field), field, staff, locale);
    }

    /** Confirmation after completing the task. */
    @GetMapping("/done")
    String done(
            @PathVariable String id,
            @RequestParam(required = false) String opens,
            @ModelAttribute("framed") boolean framed,
            Model model,
            Locale locale) {
        var workspaceTask = workspace.of(id, currentStaff());
        if (workspaceTask.availability() != TaskAvailability.FINISHED) {
            return redirect(id, framed);
        }
        if (opens != null) {
            return opensNext(workspaceTask, opens, "done", model, locale);
        }
        model.addAttribute("justDone", true);
        return workspace.isTicketVisible(workspaceTask, currentStaff())
                ? render(workspaceTask, Map.of(), List.of(), model, locale)
                : restricted(workspaceTask, model, locale);
    }

    /** Has the Tasklist around the frame show the next task; nobody reads this page. */
    private String opensNext(WorkspaceTask workspaceTask, String opens, String state, Model model, Locale locale) {
        var task = workspaceTask.task();
        model.addAttribute("state", state);
        model.addAttribute("task", task);
        model.addAttribute("opens", opens);
        model.addAttribute("said", exit.done(task, locale));
        return "desk/workspace-next";
    }

    /** The form has restricted the ticket, so that the user may no longer see it. */
    private String restricted(WorkspaceTask workspaceTask, Model model, Locale locale) {
        model.addAttribute("task", workspaceTask.task());
        model.addAttribute(
                "taskName",
                labels.task(workspaceTask.task().key(), workspaceTask.task().name(), locale));
        addNextTask(workspaceTask.task(), model, locale);
        return "desk/ticket-restricted";
    }

    private void addNextTask(DeskTask task, Model model, Locale locale) {
        workspace.next(task.number(), currentStaff()).ifPresent(next -> {
            model.addAttribute("next", next);
            model.addAttribute("nextName", labels.task(next.key(), next.name(), locale));
        });
    }

    private String render(
            WorkspaceTask workspaceTask,
            Map<String, Object> submitted,
            List<BadInput.FieldError> problems,
            Model model,
            Locale locale) {
        var task = workspaceTask.task();
        var staff = currentStaff();
        var unsentReplies = delayedReplies.of(staff);
        var delayedReply = DelayedReplies.find(unsentReplies, task.number(), task.id());
        model.addAttribute("delayedReplies", unsentReplies);
        model.addAttribute(
                "waiting", delayedReply.filter(DelayedReply::isWaiting).isPresent());
        model.addAttribute("task", task);
        model.addAttribute("taskName", labels.task(task.key(), task.name(), locale));
        model.addAttribute("availability", workspaceTask.availability().name());
        var view = views.of(task.number(), staff, locale);
        model.addAttribute("taskView", views.taskView(task, view.details(), locale));
        model.addAttribute("view", view);
        model.addAttribute("opensNext", preferences.opensNext(staff));
        model.addAttribute("mayUnclaim", Workspace.mayUnclaim(task, staff));
        var entered = submitted.isEmpty() ? former(delayedReply, model) : submitted;
        if (workspaceTask.isMine()) {
            var values = entered.isEmpty() ? view.ticket().attributes().values() : entered;
            model.addAttribute("problems", problems);
            if (composers.isComposed(task)) {
                addComposer(view, task, entered, problems, model, locale);
            } else {
                model.addAttribute("fields", form(task).fields(values, problems, locale));
            }
        } else {
            model.addAttribute("unsent", unsent(form(task).fields(entered, locale)));
        }
        if (workspaceTask.availability() == TaskAvailability.FINISHED) {
            addNextTask(task, model, locale);
        }
        return "desk/workspace";
    }

    private Form form(DeskTask task) {
        return brandForms.of(forms.of(task.id(), task.key()), task.brand());
    }

    private void addComposer(
            TicketPageView view,
            DeskTask task,
            Map<String, Object> entered,
            List<BadInput.FieldError> problems,
            Model model,
            Locale locale) {
        var values = new LinkedHashMap<>(entered);
        if (!values.isEmpty() && model.getAttribute("visibility") instanceof String visibility) {
            values.put("_visibility", visibility);
        }
        var input = new ComposerInput(values, problems, (Long) model.getAttribute("seen"));
        composer.add(view, task, "/desk/workspace/" + task.id(), input, model, locale);
    }

    /** The texts of a composer were its draft; another form leaves the draft on the ticket alone. */
    private void forgetDraft(DeskTask task, StaffMember staff) {
        if (composers.isComposed(task)) {
            replyDrafts.forget(task.number(), staff);
        }
    }

    /** What the user had entered before the reply was undone or refused. */
    private Map<String, Object> former(Optional<DelayedReply> delayedReply, Model model) {
        var former = delayedReply.filter(reply -> !reply.isWaiting()).filter(reply -> replyDrafts
                .find(reply.ticket(), currentStaff())
                .filter(draft -> !draft.reply().isBlank())
                .isEmpty());
        former.ifPresent(reply -> model.addAttribute("draftToken", reply.draft()));
        return former.map(
                        reply -> delayedReplies.command(reply, Submission.class).fields())
                .orElse(Map.of());
    }

    /** Shows the input for a task that the user no longer has, so that it is not lost. */
    private static List<FormFieldView> unsent(List<FormFieldView> fields) {
        return fields.stream()
                .filter(field -> TEXT_FIELD_KINDS.contains(field.type())
                        && !field.value().isBlank())
                .toList();
    }

    private static Map<String, Object> fields(MultiValueMap<String, String> parameters) {
        var fields = new LinkedHashMap<String, Object>();
        parameters.forEach((name, values) -> {
            if (!NON_FORM_FIELDS.contains(name)) {
                fields.put(name, values.size() == 1 ? values.get(0) : values);
            }
        });
        return fields;
    }

    private static String ignoringConflict(Runnable work, String id, boolean framed) {
        try {
            work.run();
        } catch (StateConflict | AccessRefused ignored) {
            // The task's page shows its state.
        }
        return redirect(id, framed);
    }

    private static String redirect(String id, boolean framed) {
        return "redirect:/desk/workspace/{id}" + (framed ? "?framed=true" : "");
    }

    private StaffMember currentStaff() {
        return directory.current();
    }
}
