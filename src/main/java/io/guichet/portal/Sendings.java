package io.guichet.portal;

import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.attachment.WaitingFiles;
import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requests;
import io.guichet.intake.Riddles;
import io.guichet.intake.Siblings;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes contact forms. What is sent twice from the same page is taken once. */
@Component
class Sendings {

    private final Once once;
    private final Riddles riddles;
    private final Questions questions;
    private final Siblings siblings;
    private final Requests requests;
    private final Conversation conversation;
    private final Attachments attachments;
    private final WaitingFiles waitingFiles;

    Sendings(
            Once once,
            Riddles riddles,
            Questions questions,
            Siblings siblings,
            Requests requests,
            Conversation conversation,
            Attachments attachments,
            WaitingFiles waitingFiles) {
        this.once = once;
        this.riddles = riddles;
        this.questions = questions;
        this.siblings = siblings;
        this.requests = requests;
        this.conversation = conversation;
        this.attachments = attachments;
        this.waitingFiles = waitingFiles;
    }

    /**
     * Takes a contact form as far as its customer is asked how it is to be sent: whoever sent it is no robot, and its files
     * are kept; they take the place of those that came with it before.
     *
     * @return the files that come with it now
     */
    @Command
    public List<Long> hold(
            Brand brand, Draft draft, Contact contact, NotARobot sender, List<Upload> files, String mark) {
        var what = contact + " "
                + files.stream().map(file -> file.name() + " " + file.size()).toList();
        var kept = once.of("questions/" + draft.number() + "/held", mark, what, () -> {
            mustPass(sender);
            if (files.isEmpty()) {
                return ids(draft.files());
            }
            var by = Actor.customer(contact.requester().email());
            return ids(attachments.keep(brand, draft.number(), null, files, Files.FIELD, true, by).stream()
                    .map(Attachment::id)
                    .toList());
        });
        return kept.isEmpty()
                ? List.of()
                : Stream.of(kept.split(" ")).map(Long::valueOf).toList();
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
    @Command
    public String send(
            Brand brand,
            Question question,
            Draft draft,
            List<Contact> parts,
            NotARobot sender,
            List<Upload> files,
            Set<String> seen,
            String mark) {
        return once.of("questions/" + question.number() + "/ticket", mark, parts.toString(), () -> {
            if (question.goesOn()) {
                mustPass(sender);
            }
            var open = question.outcome() == Question.Outcome.ABANDONED
                    ? questions.ask(brand, question.text(), question.language(), question.facts())
                    : question.number();
            var first = parts.get(0);
            var texts = parts.stream().map(Contact::part).toList();
            siblings.send(open, first.requester(), texts, first.facts(), seen);
            var message =
                    conversation.of(open).stream().findFirst().map(Message::id).orElse(null);
            var by = Actor.customer(first.requester().email());
            bring(question.number(), draft, files, open, message);
            attachments.keep(brand, open, message, files, Files.FIELD, true, by);
            return open;
        });
    }

    /**
     * Asks for a ticket without being signed in. Nothing is taken without a solution where the form wants one; sent again
     * from the same page, the first one counts.
     */
    @Command
    public void sendWithoutSignIn(Brand brand, Contact contact, NotARobot sender, String mark) {
        once.of(brand.id() + "/without-sign-in", mark, contact.toString(), () -> {
            mustPass(sender);
            var part = contact.part();
            return requests.openWithoutSignIn(brand, contact.requester(), part.subject(), part.body(), contact.facts());
        });
    }

    /** What waits goes along, without what others took the place of; where the browser's visit ended meanwhile, all of it. */
    private void bring(String question, Draft draft, List<Upload> others, String number, Long message) {
        var waiting = new ArrayList<>(waitingFiles.of(question));
        var chosen = others.isEmpty() ? draft.files() : List.<Long>of();
        var goAlong = draft.passed() ? chosen : List.copyOf(waiting);
        waiting.removeAll(goAlong);
        waitingFiles.drop(question, waiting);
        waitingFiles.send(question, goAlong, number, message);
    }

    private void mustPass(NotARobot sender) {
        if (sender.asked() && !riddles.passes(sender.solution())) {
            throw new BadInput(Form.CAPTCHA, "must be the solution of a riddle that was not used before");
        }
    }

    private static String ids(List<Long> files) {
        return files.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
