package io.guichet.portal;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.PendingAttachments;
import io.guichet.attachment.RejectedFile;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.customer.SignedInCustomer;
import io.guichet.form.Form;
import io.guichet.intake.CaptchaChallenges;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requester;
import io.guichet.intake.SplitRequests;
import io.guichet.intake.TicketRequests;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.TicketAttributes;
import io.guichet.policy.VerificationPurpose;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Submits contact forms; a repeated submission of the same page counts once. */
@Component
class ContactFormService {

    private final Idempotency idempotency;
    private final CaptchaChallenges captchaChallenges;
    private final Questions questions;
    private final SplitRequests splitRequests;
    private final TicketRequests ticketRequests;
    private final Conversation conversation;
    private final Attachments attachments;
    private final PendingAttachments pendingAttachments;
    private final VerificationDemands demands;
    private final CustomerAuthentication customerAuthentication;

    ContactFormService(
            Idempotency idempotency,
            CaptchaChallenges captchaChallenges,
            Questions questions,
            SplitRequests splitRequests,
            TicketRequests ticketRequests,
            Conversation conversation,
            Attachments attachments,
            PendingAttachments pendingAttachments,
            VerificationDemands demands,
            CustomerAuthentication customerAuthentication) {
        this.demands = demands;
        this.customerAuthentication = customerAuthentication;
        this.idempotency = idempotency;
        this.captchaChallenges = captchaChallenges;
        this.questions = questions;
        this.splitRequests = splitRequests;
        this.ticketRequests = ticketRequests;
        this.conversation = conversation;
        this.attachments = attachments;
        this.pendingAttachments = pendingAttachments;
    }

    /**
     * A validated contact form.
     *
     * @param details remaining answers as text; empty for none
     */
    record ContactFormSubmission(
            Requester requester, String subject, String body, String details, TicketAttributes attributes) {

        /** The form of a signed-in customer is their own request; null if nobody is signed in. */
        ContactFormSubmission as(SignedInCustomer signedIn) {
            return new ContactFormSubmission(requester.as(signedIn), subject, body, details, attributes);
        }

        SplitPart toPart() {
            return new SplitPart(subject, details.isEmpty() ? body : body + "\n\n" + details);
        }
    }

    /**
     * Accepts a draft before the customer chooses how to send it: requires the captcha and stores the files, beside
     * those of the previous draft.
     *
     * @return ids of the draft's files
     */
    @RetryableTransaction
    public List<Long> acceptDraft(
            Brand brand,
            ContactFormDraft draft,
            ContactFormSubmission submission,
            CaptchaResponse captcha,
            List<Upload> files,
            String submissionToken) {
        var content = submission + " " + Upload.fingerprints(files);
        var storedIds = idempotency.submitOnce(
                "portal", "questions/" + draft.number() + "/draft-files", submissionToken, content, () -> {
                    requireCaptcha(captcha);
                    var by = Actor.customer(submission.requester().email());
                    return joinIds(withAdded(brand, draft, files, by));
                });
        return ids(storedIds);
    }

    /**
     * Keeps the good files of a form that was refused, if its captcha is solved.
     *
     * @return ids of the draft's files
     */
    @RetryableTransaction
    public List<Long> keepFiles(
            Brand brand, ContactFormDraft draft, CaptchaResponse captcha, List<Upload> files, String submissionToken) {
        var endpoint = "questions/" + draft.number() + "/kept-files";
        return ids(idempotency.submitOnce(
                "portal", endpoint, submissionToken, Upload.fingerprints(files).toString(), () -> {
                    requireCaptcha(captcha);
                    return joinIds(withAdded(brand, draft, files, Actor.customer(draft.text("email"))));
                }));
    }

    /** Deletes files of the draft. */
    @RetryableTransaction
    public void removeFiles(ContactFormDraft draft, List<Long> removed) {
        pendingAttachments.discard(
                draft.number(), draft.files().stream().filter(removed::contains).toList());
    }

    private List<Long> withAdded(Brand brand, ContactFormDraft draft, List<Upload> files, Actor by) {
        if (draft.files().size() + files.size() > brand.attachments().maxCount()) {
            throw RejectedFile.tooMany(brand.attachments(), CustomerFiles.FIELD);
        }
        var all = new ArrayList<>(draft.files());
        attachments
                .add(brand, draft.number(), null, files, CustomerFiles.FIELD, true, by)
                .forEach(file -> all.add(file.id()));
        return all;
    }

    private static List<Long> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(" ")).map(Long::valueOf).toList();
    }

    /** Whether this visitor may send a request; some brands demand a sign-in first. */
    boolean mayRequest(Brand brand, HttpSession session) {
        var method = customerAuthentication.method(brand, session).orElse(null);
        return demands.areMet(brand.id(), VerificationPurpose.TICKET, method);
    }

    /**
     * Requests a ticket, or one per part. An abandoned question is reopened.
     *
     * @param draft draft of the submission; its files belong to each part
     * @param parts at least one
     * @param seenQuestions numbers of the session's earlier questions; the deflected ones are assigned to the customer
     * @return the number of the first request
     */
    @RetryableTransaction
    public String submit(
            Brand brand,
            Question question,
            ContactFormDraft draft,
            List<ContactFormSubmission> parts,
            CaptchaResponse captcha,
            List<Upload> files,
            Set<String> seenQuestions,
            String submissionToken) {
        return idempotency.submitOnce(
                "portal",
                "questions/" + question.number() + "/ticket",
                submissionToken,
                parts + " " + Upload.fingerprints(files),
                () -> {
                    if (question.canBecomeTicket()) {
                        requireCaptcha(captcha);
                    }
                    var openQuestion = question.outcome() == Question.Outcome.ABANDONED
                            ? questions.ask(brand, question.text(), question.language(), question.attributes())
                            : question.number();
                    var first = parts.get(0);
                    var texts =
                            parts.stream().map(ContactFormSubmission::toPart).toList();
                    splitRequests.send(openQuestion, first.requester(), texts, first.attributes(), seenQuestions);
                    var message = firstMessage(openQuestion);
                    var by = Actor.customer(first.requester().email());
                    moveDraftFiles(question.number(), draft, openQuestion, message);
                    attachments.add(brand, openQuestion, message, files, CustomerFiles.FIELD, true, by);
                    splitRequests
                            .of(openQuestion)
                            .forEach(part -> attachments.copyCustomerFiles(
                                    openQuestion, part.number(), firstMessage(part.number())));
                    return openQuestion;
                });
    }

    /**
     * Requests a ticket without sign-in. A required captcha must be solved; a repeated submission of the same page
     * counts once.
     */
    @RetryableTransaction
    public void submitWithoutSignIn(
            Brand brand, ContactFormSubmission submission, CaptchaResponse captcha, String submissionToken) {
        idempotency.submitOnce("portal", brand.id() + "/cannot-sign-in", submissionToken, submission.toString(), () -> {
            requireCaptcha(captcha);
            var part = submission.toPart();
            return ticketRequests.openWithoutSignIn(
                    brand, submission.requester(), part.subject(), part.body(), submission.attributes());
        });
    }

    /** Moves the draft's files; all pending files if the session has expired. */
    private void moveDraftFiles(String question, ContactFormDraft draft, String number, Long message) {
        var waiting = new ArrayList<>(pendingAttachments.of(question));
        var moved = draft.captchaPassed() ? draft.files() : List.copyOf(waiting);
        waiting.removeAll(moved);
        pendingAttachments.discard(question, waiting);
        pendingAttachments.moveTo(question, moved, number, message);
    }

    /** Null while the request is no ticket. */
    private Long firstMessage(String number) {
        return conversation.of(number).stream().findFirst().map(Message::id).orElse(null);
    }

    private void requireCaptcha(CaptchaResponse captcha) {
        if (captcha.required()) {
            captchaChallenges.require(Form.CAPTCHA, captcha.solution());
        }
    }

    private static String joinIds(List<Long> files) {
        return files.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
