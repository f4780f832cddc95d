package io.guichet.portal;

import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.PendingAttachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.intake.CaptchaChallenges;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.SplitRequests;
import io.guichet.intake.TicketRequests;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.web.RetryableTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes contact forms. What is sent twice from the same page is taken once. */
@Component
class ContactFormService {

    private final SubmitOnce submitOnce;
    private final CaptchaChallenges captchaChallenges;
    private final Questions questions;
    private final SplitRequests splitRequests;
    private final TicketRequests ticketRequests;
    private final Conversation conversation;
    private final Attachments attachments;
    private final PendingAttachments pendingAttachments;

    ContactFormService(
            SubmitOnce submitOnce,
            CaptchaChallenges captchaChallenges,
            Questions questions,
            SplitRequests splitRequests,
            TicketRequests ticketRequests,
            Conversation conversation,
            Attachments attachments,
            PendingAttachments pendingAttachments) {
        this.submitOnce = submitOnce;
        this.captchaChallenges = captchaChallenges;
        this.questions = questions;
        this.splitRequests = splitRequests;
        this.ticketRequests = ticketRequests;
        this.conversation = conversation;
        this.attachments = attachments;
        this.pendingAttachments = pendingAttachments;
    }

    /**
     * Takes a contact form as far as its customer is asked how it is to be sent: whoever sent it is no robot, and its files
     * are kept; they take the place of those that came with it before.
     *
     * @return the files that come with it now
     */
    @RetryableTransaction
    public List<Long> acceptDraft(
            Brand brand,
            ContactFormDraft draft,
            ContactFormSubmission submission,
            CaptchaResponse captcha,
            List<Upload> files,
            String submissionToken) {
        var content = submission + " "
                + files.stream().map(file -> file.name() + " " + file.size()).toList();
        var storedIds = submitOnce.run("questions/" + draft.number() + "/draft-files", submissionToken, content, () -> {
            requireCaptcha(captcha);
            if (files.isEmpty()) {
                return joinIds(draft.files());
            }
            var by = Actor.customer(submission.requester().email());
            return joinIds(attachments.add(brand, draft.number(), null, files, CustomerFiles.FIELD, true, by).stream()
                    .map(Attachment::id)
                    .toList());
        });
        return storedIds.isEmpty()
                ? List.of()
                : Stream.of(storedIds.split(" ")).map(Long::valueOf).toList();
    }

    /**
     * Asks for a ticket, or for one for each part. A question that was given up as abandoned while the person was still
     * writing is asked again for them.
     *
     * @param draft of which they come; its files go with the first part, unless others were chosen since
     * @param parts at least one
     * @param seen the questions that were asked in the same browser before; those that found an answer are theirs too
     * @return the number under which it goes on
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
        return submitOnce.run("questions/" + question.number() + "/ticket", submissionToken, parts.toString(), () -> {
            if (question.canBecomeTicket()) {
                requireCaptcha(captcha);
            }
            var openQuestion = question.outcome() == Question.Outcome.ABANDONED
                    ? questions.ask(brand, question.text(), question.language(), question.attributes())
                    : question.number();
            var first = parts.get(0);
            var texts = parts.stream().map(ContactFormSubmission::toPart).toList();
            splitRequests.send(openQuestion, first.requester(), texts, first.attributes(), seenQuestions);
            var message = conversation.of(openQuestion).stream()
                    .findFirst()
                    .map(Message::id)
                    .orElse(null);
            var by = Actor.customer(first.requester().email());
            moveDraftFiles(question.number(), draft, files, openQuestion, message);
            attachments.add(brand, openQuestion, message, files, CustomerFiles.FIELD, true, by);
            return openQuestion;
        });
    }

    /**
     * Asks for a ticket without being signed in. Nothing is taken without a solution where the form wants one; sent again
     * from the same page, the first one counts.
     */
    @RetryableTransaction
    public void submitWithoutSignIn(
            Brand brand, ContactFormSubmission submission, CaptchaResponse captcha, String submissionToken) {
        submitOnce.run(brand.id() + "/cannot-sign-in", submissionToken, submission.toString(), () -> {
            requireCaptcha(captcha);
            var part = submission.toPart();
            return ticketRequests.openWithoutSignIn(
                    brand, submission.requester(), part.subject(), part.body(), submission.attributes());
        });
    }

    /** What waits goes along, without what others took the place of; where the browser's visit ended meanwhile, all of it. */
    private void moveDraftFiles(
            String question, ContactFormDraft draft, List<Upload> uploads, String number, Long message) {
        var waiting = new ArrayList<>(pendingAttachments.of(question));
        var draftFiles = uploads.isEmpty() ? draft.files() : List.<Long>of();
        var moved = draft.captchaPassed() ? draftFiles : List.copyOf(waiting);
        waiting.removeAll(moved);
        pendingAttachments.discard(question, waiting);
        pendingAttachments.moveTo(question, moved, number, message);
    }

    private void requireCaptcha(CaptchaResponse captcha) {
        if (captcha.required() && !captchaChallenges.verify(captcha.solution())) {
            throw new BadInput(Form.CAPTCHA, "must be the unused solution of a captcha challenge");
        }
    }

    private static String joinIds(List<Long> files) {
        return files.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
