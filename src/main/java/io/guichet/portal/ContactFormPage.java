package io.guichet.portal;

import io.guichet.attachment.RejectedFile;
import io.guichet.brand.Brand;
import io.guichet.intake.QuestionDetector;
import io.guichet.intake.SplitRequests;
import io.guichet.portal.ContactFormService.ContactFormSubmission;
import io.guichet.portal.SplitProposal.SplitChoice;
import io.guichet.problem.BadInput;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Contact form of a question without an answer. A text with several questions leads to a page that offers to send each
 * as a request of its own; the submitted values are kept for that page.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/questions/{number}/contact")
class ContactFormPage {

    private final CustomerQuestions customerQuestions;
    private final ContactFormRenderer renderer;
    private final ContactFormReader contactFormReader;
    private final ContactFormService contactFormService;
    private final SplitRequests splitRequests;
    private final Tickets tickets;
    private final CustomerRequests customerRequests;
    private final CustomerFiles customerFiles;
    private final CustomerAuthentication customerAuthentication;
    private final ReplyRateLimit rateLimit;
    private final RateLimitErrors rateLimitErrors;
    private final MessageSource messages;

    ContactFormPage(
            CustomerQuestions customerQuestions,
            ContactFormRenderer renderer,
            ContactFormReader contactFormReader,
            ContactFormService contactFormService,
            SplitRequests splitRequests,
            Tickets tickets,
            CustomerRequests customerRequests,
            CustomerFiles customerFiles,
            CustomerAuthentication customerAuthentication,
            ReplyRateLimit rateLimit,
            RateLimitErrors rateLimitErrors,
            MessageSource messages) {
        this.customerQuestions = customerQuestions;
        this.renderer = renderer;
        this.contactFormReader = contactFormReader;
        this.contactFormService = contactFormService;
        this.splitRequests = splitRequests;
        this.tickets = tickets;
        this.customerRequests = customerRequests;
        this.customerFiles = customerFiles;
        this.customerAuthentication = customerAuthentication;
        this.rateLimit = rateLimit;
        this.rateLimitErrors = rateLimitErrors;
        this.messages = messages;
    }

    /** Prefills the session's draft, also after signing in or changing the language. */
    @GetMapping
    String showForm(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpSession session) {
        var question = customerQuestions.get(brand, number, session);
        if (!question.canBecomeTicket()) {
            return redirectToQuestion(brand, number);
        }
        var draft = ContactFormDraft.load(number, session);
        var initialValues = new HashMap<>(contactFormReader.initialValues(question.text()));
        initialValues.putAll(draft.fields());
        customerAuthentication.find(brand, session).ifPresent(me -> {
            initialValues.put("email", me.email());
            initialValues.put("name", Objects.toString(me.name(), ""));
        });
        return renderer.renderForm(brand, question, draft.withFields(initialValues), List.of(), session, model, locale);
    }

    @PostMapping
    String submit(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = CustomerFiles.FIELD, required = false) List<MultipartFile> multipartFiles,
            Model model,
            Locale locale,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirectAttributes) {
        var question = customerQuestions.get(brand, number, session);
        var proposal = SplitProposal.of(parameters);
        var draft = ContactFormDraft.load(number, session)
                .withFields(SubmittedForm.of(parameters).fields());
        var removed = CustomerFiles.removed(parameters);
        if (!removed.isEmpty()) {
            contactFormService.removeFiles(draft, removed);
            draft = draft.withoutFiles(removed);
        }
        draft.save(session);
        if (proposal.choice() == SplitChoice.SIGN_IN || !contactFormService.mayRequest(brand, session)) {
            return "redirect:" + CustomerSignInPage.signInAndReturnTo(brand, number);
        }
        try {
            if (proposal.choice() == SplitChoice.EDIT) {
                return renderer.renderForm(brand, question, proposal.applyTo(draft), List.of(), session, model, locale);
            }
            rateLimit.tryAcquire(number, request);
            var form = contactFormReader.formFor(brand, renderer.skipsCaptcha(brand, draft, session));
            var captcha = CaptchaResponse.of(form, parameters);
            var uploads = customerFiles.uploads(brand, multipartFiles, session);
            var submissionToken = SubmittedForm.of(parameters).submissionToken();
            var submissions = proposal.choice() == SplitChoice.SPLIT
                    ? contactFormReader.readParts(form, brand, draft.fields(), proposal, locale)
                    : List.of(contactFormReader.read(
                            form, brand, proposal.applyTo(draft).fields(), question.text(), locale));
            var signedIn = customerAuthentication.signedIn(brand.id(), session).orElse(null);
            if (proposal.choice() == SplitChoice.UNDECIDED
                    && question.canBecomeTicket()
                    && hasSeveralQuestions(brand, submissions.get(0))) {
                var acceptedDraft = draft.withAcceptedFiles(contactFormService.acceptDraft(
                        brand, draft, submissions.get(0), captcha, uploads, submissionToken));
                acceptedDraft.save(session);
                var detected = SplitProposal.detect(submissions.get(0).body());
                return renderer.renderSplitProposal(brand, question, acceptedDraft, detected, List.of(), model, locale);
            }
            var requestNumber = contactFormService.submit(
                    brand,
                    question,
                    draft,
                    submissions.stream()
                            .map(submission -> submission.as(signedIn))
                            .toList(),
                    captcha,
                    uploads,
                    VisitorSession.seenQuestions(session),
                    submissionToken);
            VisitorSession.rememberQuestion(session, requestNumber);
            VisitorSession.rememberRecipient(
                    session, requestNumber, submissions.get(0).requester().email());
            splitRequests.of(requestNumber).forEach(sibling -> {
                VisitorSession.rememberQuestion(session, sibling.number());
                VisitorSession.rememberRecipient(
                        session,
                        sibling.number(),
                        submissions.get(0).requester().email());
            });
            ContactFormDraft.discard(session);
            return tickets.find(requestNumber)
                    .map(ticket -> "redirect:" + customerRequests.link(ticket, "/sent", session))
                    .orElseGet(() -> redirectToQuestion(brand, requestNumber));
        } catch (RejectedFile refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var rejected = customerFiles.rejected(brand, refused, multipartFiles, session);
            var problems = rejected.stream()
                    .map(one -> customerFiles.problem(one, locale))
                    .distinct()
                    .toList();
            draft = keepFiles(brand, draft, parameters, multipartFiles, session);
            return renderer.renderForm(brand, question, proposal.applyTo(draft), problems, session, model, locale);
        } catch (SplitProposal.InvalidParts refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return renderer.renderSplitProposal(brand, question, draft, proposal, refused.errors(), model, locale);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = contactFormReader.toFieldErrors(refused, locale);
            draft = keepFiles(brand, draft, parameters, multipartFiles, session);
            return renderer.renderForm(brand, question, proposal.applyTo(draft), problems, session, model, locale);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(refused, "body", "portal.reply.rate-limited", locale, response);
            return renderer.renderForm(
                    brand, question, proposal.applyTo(draft), List.of(problem), session, model, locale);
        } catch (StateConflict alreadySubmitted) {
            redirectAttributes.addFlashAttribute("toast", messages.getMessage("portal.sent.already", null, locale));
            return redirectToQuestion(brand, number);
        }
    }

    /** Keeps the good files of a form that was refused; without a solved captcha none. */
    private ContactFormDraft keepFiles(
            Brand brand,
            ContactFormDraft draft,
            MultiValueMap<String, String> parameters,
            List<MultipartFile> multipartFiles,
            HttpSession session) {
        var good = customerFiles.accepted(brand, draft, multipartFiles, session);
        if (good.isEmpty()) {
            return draft;
        }
        try {
            var form = contactFormReader.formFor(brand, renderer.skipsCaptcha(brand, draft, session));
            var token = SubmittedForm.of(parameters).submissionToken();
            var kept = draft.withAcceptedFiles(
                    contactFormService.keepFiles(brand, draft, CaptchaResponse.of(form, parameters), good, token));
            kept.save(session);
            return kept;
        } catch (BadInput noCaptcha) {
            return draft;
        }
    }

    private static boolean hasSeveralQuestions(Brand brand, ContactFormSubmission submission) {
        return QuestionDetector.hasTooMany(brand, submission.body());
    }

    private static String redirectToQuestion(Brand brand, String number) {
        return "redirect:/%s/questions/%s".formatted(brand.id(), number);
    }
}
