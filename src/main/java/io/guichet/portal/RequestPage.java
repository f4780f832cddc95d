package io.guichet.portal;

import io.guichet.attachment.Downloads;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.RejectedFile;
import io.guichet.billing.Invoices;
import io.guichet.brand.Brand;
import io.guichet.email.EmailSettings;
import io.guichet.form.Forms;
import io.guichet.intake.QuestionDetector;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.problem.StateConflict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A request on the customer's link: status, conversation and reply. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/requests/{number}")
class RequestPage {

    private final CustomerRequests customerRequests;
    private final CustomerQuestions customerQuestions;
    private final RequestViewAssembler viewAssembler;
    private final Invoices invoices;
    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final MessageSource messages;
    private final CustomerFiles customerFiles;
    private final Downloads downloads;
    private final ReplyRateLimit rateLimit;
    private final RateLimitErrors rateLimitErrors;
    private final EmailSettings emailSettings;

    RequestPage(
            CustomerRequests customerRequests,
            CustomerQuestions customerQuestions,
            RequestViewAssembler viewAssembler,
            Invoices invoices,
            Forms forms,
            CustomerCommands customerCommands,
            MessageSource messages,
            CustomerFiles customerFiles,
            Downloads downloads,
            ReplyRateLimit rateLimit,
            RateLimitErrors rateLimitErrors,
            EmailSettings emailSettings) {
        this.customerRequests = customerRequests;
        this.customerQuestions = customerQuestions;
        this.viewAssembler = viewAssembler;
        this.invoices = invoices;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.messages = messages;
        this.customerFiles = customerFiles;
        this.downloads = downloads;
        this.rateLimit = rateLimit;
        this.rateLimitErrors = rateLimitErrors;
        this.emailSettings = emailSettings;
    }

    @GetMapping
    String showRequest(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            HttpSession session,
            Model model,
            Locale locale) {
        return show(brand, customerRequest, Map.of(), List.of(), session, model, locale);
    }

    /** Confirmation of a request that was just sent. */
    @GetMapping("/sent")
    String showConfirmation(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            HttpSession session,
            Model model,
            Locale locale) {
        model.addAttribute("sentTogether", customerQuestions.sentTogetherWith(customerRequest.number(), session));
        model.addAttribute(
                "view", viewAssembler.of(brand, customerRequest, (ZoneId) model.getAttribute("zone"), locale));
        model.addAttribute("afterSending", afterSending(brand, customerRequest, locale));
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        model.addAttribute("address", emailSettings.link(customerRequest.link("")));
        return "portal/sent";
    }

    @PostMapping("/replies")
    String reply(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = CustomerFiles.FIELD, required = false) List<MultipartFile> multipartFiles,
            HttpSession session,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirectAttributes) {
        var submitted = SubmittedForm.of(parameters, "key");
        var draft = DraftAttachments.tokenOf(parameters.getFirst("_draft"));
        model.addAttribute("submittedDraft", draft);
        try {
            rateLimit.tryAcquire(customerRequest.number(), request);
            customerFiles.removeTicked(customerRequest.number(), draft, parameters);
            var body = forms.get("reply")
                    .validate(submitted.fields(), locale)
                    .text("body")
                    .orElseThrow();
            customerCommands.reply(
                    brand,
                    customerRequest.number(),
                    customerRequest.actor(),
                    body,
                    customerFiles.uploads(brand, customerRequest.number(), draft, multipartFiles, session),
                    draft,
                    submitted.submissionToken());
            redirectAttributes.addFlashAttribute("toast", message("portal.reply.sent", locale));
            redirectAttributes.addFlashAttribute("replied", true);
            var joined = customerRequests.joined(customerRequest);
            var isReadable = joined.bySignIn() == customerRequest.bySignIn();
            return "redirect:" + (isReadable ? joined : customerRequest).link("");
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems =
                    new ArrayList<>(customerFiles.keep(brand, customerRequest, draft, multipartFiles, session, locale));
            if (!(refused instanceof RejectedFile)) {
                problems.addAll(0, refused.errors());
            } else if (problems.isEmpty()) {
                problems.add(customerFiles.problem((RejectedFile) refused, locale));
            }
            return show(brand, customerRequest, submitted.fields(), problems, session, model, locale);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(refused, "body", "portal.reply.rate-limited", locale, response);
            return show(brand, customerRequest, submitted.fields(), List.of(problem), session, model, locale);
        } catch (StateConflict alreadyClosed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(
                    brand,
                    customerRequests.reload(customerRequest),
                    submitted.fields(),
                    List.of(),
                    session,
                    model,
                    locale);
        }
    }

    /** Serves an attachment of the request or of its messages. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> downloadFile(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @PathVariable long id) {
        return downloads.of(customerFiles.get(customerRequest.number(), id));
    }

    /** The page of the link in the e-mail. It confirms nothing, because mail programs open links by themselves. */
    @GetMapping("/confirmation")
    String askForConfirmation(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest) {
        return customerRequests.isConfirmable(customerRequest)
                ? "portal/confirm-request"
                : "redirect:" + customerRequest.link("");
    }

    /** The reader of the e-mail, or the customer who is signed in, says that the request is theirs. */
    @PostMapping("/confirmation")
    String confirm(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            HttpSession session,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        if (customerRequests.isConfirmable(customerRequest)) {
            customerCommands.confirmRequest(
                    customerRequest.number(),
                    customerRequests.proof(customerRequest, session),
                    customerRequest.actor());
        }
        redirectAttributes.addFlashAttribute("toast", message("portal.confirm-request.done", locale));
        return "redirect:" + customerRequest.link("");
    }

    /** Reached by changing the language of a page with errors. */
    @GetMapping({"/replies", "/withdrawal", "/reopening"})
    String redirectToRequest(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest) {
        return "redirect:" + customerRequest.link("");
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        return runCommand(
                customerRequest,
                "portal.withdraw.done",
                () -> customerCommands.withdraw(customerRequest.number(), customerRequest.actor()),
                locale,
                redirectAttributes);
    }

    @PostMapping("/reopening")
    String reopen(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        return runCommand(
                customerRequest,
                "portal.reopen.done",
                () -> customerCommands.reopen(customerRequest.number(), customerRequest.actor()),
                locale,
                redirectAttributes);
    }

    private String runCommand(
            CustomerRequest customerRequest,
            String message,
            Runnable command,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        try {
            command.run();
            redirectAttributes.addFlashAttribute("toast", message(message, locale));
        } catch (StateConflict statusChanged) {
            redirectAttributes.addFlashAttribute("toast", message("portal.request.changed", locale));
        }
        return "redirect:" + customerRequest.link("");
    }

    private String show(
            Brand brand,
            CustomerRequest customerRequest,
            Map<String, Object> submitted,
            List<FieldError> problems,
            HttpSession session,
            Model model,
            Locale locale) {
        customerFiles.addUploadRules(brand, session, model, locale);
        customerFiles.addKeptFiles(
                customerRequest.number(), (String) model.getAttribute("submittedDraft"), model, locale);
        var joined = customerRequests.joined(customerRequest);
        var isClosed = joined.ticket().isClosed();
        model.addAttribute("customerRequest", customerRequest);
        model.addAttribute("joined", joined.number().equals(customerRequest.number()) ? null : joined);
        model.addAttribute("closed", isClosed);
        model.addAttribute("writesTo", joined.number());
        model.addAttribute("related", customerRequests.related(customerRequest));
        model.addAttribute(
                "view", viewAssembler.of(brand, customerRequest, (ZoneId) model.getAttribute("zone"), locale));
        model.addAttribute("afterSending", afterSending(brand, customerRequest, locale));
        model.addAttribute("invoice", invoices.of(customerRequest.number()).orElse(null));
        if (customerRequest.ticket().attributes().isTrue(TicketAttributes.SEVERAL_QUESTIONS)
                && !customerRequest.ticket().isSolved()
                && !customerRequest.ticket().isClosed()) {
            brand.text(QuestionDetector.BRAND_TEXT, locale.getLanguage())
                    .ifPresent(message -> model.addAttribute("severalQuestions", message));
        }
        model.addAttribute("confirmable", customerRequests.isConfirmable(customerRequest));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("reply").fields(submitted, problems, locale));
        model.addAttribute("unsent", isClosed ? submitted.get("body") : null);
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/request";
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** Who reads an open request of this type and what comes next, if the brand says so; null otherwise. */
    private static String afterSending(Brand brand, CustomerRequest customerRequest, Locale locale) {
        var ticket = customerRequest.ticket();
        var type = ticket.attributes().requestType(brand);
        return brand.text("afterSending." + type, locale.getLanguage())
                .filter(text -> !ticket.isSolved() && !ticket.isClosed())
                .orElse(null);
    }
}
