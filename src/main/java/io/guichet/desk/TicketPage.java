package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Downloads;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.MultipartUploads;
import io.guichet.attachment.RejectedFile;
import io.guichet.desk.ComposerViewAssembler.ComposerInput;
import io.guichet.desk.DelayedReplies.NewReply;
import io.guichet.desk.MessageCommands.MessageRequest;
import io.guichet.desk.ReplyDrafts.DraftContent;
import io.guichet.notification.Notifications;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.text.InputNumber;
import io.guichet.text.InputText;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message.Visibility;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of a ticket: state, conversation, targets, timeline and commands. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketPage {

    /** Fields that stand once for each command on the page, under the name of the command. */
    private static final Set<String> FIELDS_NAMED_BY_ACTION = Set.of("reason", "body");

    private final TicketPageViewAssembler views;
    private final StaffCommands commands;
    private final MessageCommands messageCommands;
    private final DelayedReplies delayedReplies;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final AttachmentFormatter attachmentFormatter;
    private final Attachments attachments;
    private final Downloads downloads;
    private final ComposerViewAssembler composers;
    private final ComposerModel composer;
    private final ReplyDrafts replyDrafts;
    private final Conversation conversation;
    private final ComposerCommands composerCommands;
    private final WorkspacePreferences preferences;
    private final Notifications notifications;
    private final StaffFiles staffFiles;
    private final TimeFormatter timeFormatter;
    private final RelatedTickets relatedTickets;
    private final Clock clock;

    TicketPage(
            TicketPageViewAssembler views,
            StaffCommands commands,
            MessageCommands messageCommands,
            DelayedReplies delayedReplies,
            LabelFormatter labels,
            StaffDirectory directory,
            AttachmentFormatter attachmentFormatter,
            Attachments attachments,
            Downloads downloads,
            ComposerViewAssembler composers,
            ComposerModel composer,
            ReplyDrafts replyDrafts,
            Conversation conversation,
            ComposerCommands composerCommands,
            WorkspacePreferences preferences,
            Notifications notifications,
            StaffFiles staffFiles,
            TimeFormatter timeFormatter,
            RelatedTickets relatedTickets,
            Clock clock) {
        this.views = views;
        this.commands = commands;
        this.messageCommands = messageCommands;
        this.delayedReplies = delayedReplies;
        this.labels = labels;
        this.directory = directory;
        this.attachmentFormatter = attachmentFormatter;
        this.attachments = attachments;
        this.downloads = downloads;
        this.composers = composers;
        this.composer = composer;
        this.replyDrafts = replyDrafts;
        this.conversation = conversation;
        this.composerCommands = composerCommands;
        this.preferences = preferences;
        this.notifications = notifications;
        this.staffFiles = staffFiles;
        this.timeFormatter = timeFormatter;
        this.relatedTickets = relatedTickets;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        var page = render(number, model, locale);
        notifications.markRead(number, directory.current());
        return page;
    }

    /** Serves an attachment of the ticket or its messages. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> attachment(@PathVariable String number, @PathVariable long id) {
        views.requireVisible(number, directory.current());
        return downloads.of(attachments.get(number, id));
    }

    @PostMapping("/{action:reply|note}")
    String addMessage(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var text = parameters.getOrDefault(action, "");
        var field = "files-" + action;
        var files = MultipartUploads.from(request, field);
        var draft = DraftAttachments.tokenOf(parameters.get("_draft"));
        model.addAttribute("submitted", submittedTexts(parameters, action));
        model.addAttribute("draftToken", draft);
        redirect.addFlashAttribute("sent", "composer-" + number);
        var token = parameters.get("_submissionToken");
        if (action.equals("reply") && !InputText.isBlank(text) && hasIncoming(number, parameters, model)) {
            staffFiles.keep(number, draft, files, field, directory.current(), locale);
            response.setStatus(HttpStatus.CONFLICT.value());
            return render(number, model, locale);
        }
        var answer = execute(number, action, redirect, model, locale, response, staff -> {
            var message = MessageRequest.of(action, text);
            staffFiles.removeTicked(number, draft, request, staff);
            var ticket = messageCommands.requireValid(number, message, staff);
            keepOther(number, parameters, message, draft, request, staff, locale);
            var macro = ComposerCommands.macroOf(parameters.get("_macro"));
            if (message.isInternal() || ticket.isClosed() || !delayedReplies.isDelayed(ticket.brand())) {
                composerCommands.post(number, message, files, draft, token, macro, staff);
                replyDrafts.sent(number, visibility(message), staff);
                return "ticket." + action + ".done";
            }
            delayedReplies.hold(
                    new NewReply(ticket.brand(), number, null, message, draft, macro),
                    () -> staffFiles.keepAll(number, draft, files, field, staff, locale),
                    token,
                    staff);
            replyDrafts.sent(number, visibility(message), staff);
            return "delayed-reply.held";
        });
        if (response.getStatus() == HttpStatus.BAD_REQUEST.value()) {
            var kept = staffFiles.keep(number, draft, files, field, directory.current(), locale);
            model.addAttribute(StaffFiles.isOfNote(field) ? "noteFiles" : "replyFiles", kept);
        } else if (answer.startsWith("redirect:") && parameters.containsKey("task")) {
            return DelayedReplyPage.redirect(
                    parameters.get("task"), Boolean.parseBoolean(parameters.get("framed")), redirect);
        }
        return answer;
    }

    private static Map<String, String> submittedTexts(Map<String, String> parameters, String action) {
        var texts = new HashMap<>(parameters);
        texts.keySet().retainAll(Set.of("reply", "note"));
        if (action.equals("note")) {
            texts.put("_visibility", Visibility.INTERNAL.name());
        }
        return texts;
    }

    private static Visibility visibility(MessageRequest message) {
        return message.isInternal() ? Visibility.INTERNAL : Visibility.PUBLIC;
    }

    /** The customer may have written while the user did: the user reads that first. */
    private boolean hasIncoming(String number, Map<String, String> parameters, Model model) {
        var seen = InputNumber.parse(parameters.get("_newestMessage"), Integer.MAX_VALUE);
        var incoming = seen.isPresent() && conversation.hasCustomerWrittenSince(number, seen.getAsInt());
        if (incoming) {
            model.addAttribute("seen", (long) seen.getAsInt());
        }
        return incoming;
    }

    /** A browser without script sends both texts with their files; what is not posted stays a draft. */
    private void keepOther(
            String number,
            Map<String, String> parameters,
            MessageRequest message,
            String draft,
            HttpServletRequest request,
            StaffMember staff,
            Locale locale) {
        var isReply = message.isInternal();
        var text = parameters.getOrDefault(isReply ? "reply" : "note", "");
        var field = isReply ? ComposerModel.REPLY_FILES : ComposerModel.NOTE_FILES;
        var files = MultipartUploads.from(request, field);
        if (InputText.isBlank(text) && files.isEmpty()) {
            return;
        }
        var revision = replyDrafts
                .find(number, staff)
                .map(ReplyDrafts.ReplyDraft::revision)
                .orElse(0);
        var content = new DraftContent(
                isReply ? Visibility.PUBLIC : Visibility.INTERNAL,
                isReply ? text : null,
                isReply ? null : text,
                draft,
                revision);
        replyDrafts.save(number, content, staff);
        staffFiles.keep(number, draft, files, field, staff, locale);
    }

    @PostMapping("/{action:reopen|close|withdraw|deprioritise|restore-priority|pay|settle|confirm-requester}")
    String execute(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("submitted", parameters);
        var reason = parameters.getOrDefault("reason", "").strip();
        return execute(number, action, redirect, model, locale, response, staff -> {
            switch (action) {
                case "reopen" -> commands.reopen(number, reason.isEmpty() ? null : reason, staff);
                case "close" -> commands.close(number, reason, staff);
                case "confirm-requester" -> commands.confirmRequester(number, reason, staff);
                case "withdraw" -> commands.withdraw(number, staff);
                case "deprioritise" -> commands.reportStepsNotDone(number, staff);
                case "restore-priority" -> commands.restorePriority(number, staff);
                case "pay" -> commands.recordPayment(number, paidAt(parameters), parameters.get("reference"), staff);
                case "settle" -> commands.settleInvoice(number, parameters.get("reference"), staff);
                default -> throw unknown(action);
            }
            return "ticket." + action + ".done";
        });
    }

    /** For leads alone. */
    @PostMapping("/" + TicketPageView.REFUND)
    String refund(
            @PathVariable String number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("submitted", parameters);
        return execute(number, TicketPageView.REFUND, redirect, model, locale, response, staff -> {
            commands.refund(number, parameters.getOrDefault("reason", ""), staff);
            return "ticket.refund.done";
        });
    }

    private static BadInput unknown(String action) {
        return new BadInput("action", "'%s' is not a command".formatted(action));
    }

    /** Null where the field cannot be read. */
    private Instant paidAt(Map<String, String> parameters) {
        try {
            return timeFormatter.parseInputValue(
                    parameters.getOrDefault("paidAt", "").strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String execute(
            String number,
            String action,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response,
            Function<StaffMember, String> command) {
        try {
            var done = command.apply(directory.current());
            redirect.addFlashAttribute("toast", labels.text(done, locale));
        } catch (RejectedFile refused) {
            return badRequest(
                    number, action, List.of(attachmentFormatter.problem(refused, locale)), model, locale, response);
        } catch (BadInput refused) {
            var errors = labels.errors(refused, locale).stream()
                    .map(error -> FIELDS_NAMED_BY_ACTION.contains(error.field()) ? error.withField(action) : error)
                    .toList();
            return badRequest(number, action, errors, model, locale, response);
        } catch (StateConflict conflict) {
            return conflict(number, conflict, model, locale, response);
        }
        return "redirect:/desk/tickets/{number}";
    }

    private String badRequest(
            String number,
            String action,
            List<BadInput.FieldError> problems,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problems", problems);
        model.addAttribute("refusedCommand", action);
        return render(number, model, locale);
    }

    private String conflict(
            String number, StateConflict conflict, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        if (conflict.currentStatus() != null) {
            var status = labels.status(conflict.currentStatus(), locale);
            model.addAttribute("conflict", labels.text("ticket.conflict", locale, status));
        }
        return render(number, model, locale);
    }

    /** A reply that was undone or refused is in its field again. */
    private void addDelayedReplies(String number, StaffMember staff, Model model, Locale locale) {
        var unsentReplies = delayedReplies.of(staff);
        var delayedReply = DelayedReplies.find(unsentReplies, number, null);
        model.addAttribute("delayedReplies", unsentReplies);
        model.addAttribute(
                "waiting",
                unsentReplies.stream().anyMatch(reply -> reply.ticket().equals(number) && reply.isWaiting()));
        if (model.containsAttribute("submitted")) {
            return;
        }
        var former = delayedReply.filter(reply -> !reply.isWaiting()).filter(reply -> replyDrafts
                .find(number, staff)
                .filter(draft -> !draft.reply().isBlank())
                .isEmpty());
        former.ifPresent(reply -> {
            var message = delayedReplies.command(reply, MessageRequest.class);
            model.addAttribute("submitted", Map.of("reply", message.body()));
            model.addAttribute("draftToken", reply.draft());
        });
    }

    /** For the task that waits for an answer of the user, or else beside any task. */
    private void addComposer(TicketPageView view, StaffMember staff, Model model, Locale locale) {
        var task = composers.answerableTask(view.details().tasks(), staff).orElse(null);
        var path = "/desk/tickets/" + view.number();
        var action = task != null
                ? "/desk/workspace/" + task.id()
                : path + (view.ticket().isClosed() ? "/note" : "/reply");
        @SuppressWarnings("unchecked")
        var entered = model.getAttribute("submitted") instanceof Map<?, ?> submitted
                        && (submitted.containsKey("reply") || submitted.containsKey("note"))
                ? (Map<String, Object>) submitted
                : Map.<String, Object>of();
        @SuppressWarnings("unchecked")
        var problems = model.getAttribute("problems") instanceof List<?> found
                ? (List<BadInput.FieldError>) found
                : List.<BadInput.FieldError>of();
        var input = new ComposerInput(entered, problems, (Long) model.getAttribute("seen"));
        composer.add(view, task, action, input, model, locale);
    }

    private String render(String number, Model model, Locale locale) {
        var staff = directory.current();
        var view = views.of(number, staff, locale);
        addDelayedReplies(number, staff, model, locale);
        model.addAttribute("view", view);
        if (staff.worksOnTickets()) {
            addComposer(view, staff, model, locale);
        }
        model.addAttribute("clocks", views.clocks(view, locale));
        model.addAttribute("related", relatedTickets.of(number, staff));
        model.addAttribute("emails", view.emails());
        model.addAttribute("opensNext", preferences.opensNext(staff));
        model.addAttribute("mayWork", staff.worksOnTickets());
        var mayLead = staff.hasRole(Roles.LEAD);
        model.addAttribute("mayLead", mayLead);
        model.addAttribute("defaultPaidAt", timeFormatter.inputValue(clock.instant()));
        model.addAttribute(
                "commands",
                view.commands().stream()
                        .filter(command -> mayLead || !command.equals(TicketPageView.REFUND))
                        .toList());
        return "desk/ticket";
    }
}
