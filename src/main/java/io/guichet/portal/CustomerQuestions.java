package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.intake.SplitRequests;
import io.guichet.intake.UnknownQuestion;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Access to questions: an open one for anyone with its number, a finished one for the session that saw it open. For all
 * others it does not exist.
 */
@Component
class CustomerQuestions {

    private final Questions questions;
    private final SplitRequests splitRequests;

    CustomerQuestions(Questions questions, SplitRequests splitRequests) {
        this.questions = questions;
        this.splitRequests = splitRequests;
    }

    Question get(Brand brand, String number, HttpSession session) {
        return find(brand, number, session).orElseThrow(() -> new UnknownQuestion(number));
    }

    /** Requests that this session sent together with that one. */
    List<Question> sentTogetherWith(String number, HttpSession session) {
        return splitRequests.of(number).stream()
                .filter(sibling -> VisitorSession.hasSeenQuestion(session, sibling.number()))
                .toList();
    }

    Optional<Question> find(Brand brand, String number, HttpSession session) {
        var visible = questions
                .find(number)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> found.outcome() == Outcome.ASKED || VisitorSession.hasSeenQuestion(session, number));
        visible.ifPresent(question -> VisitorSession.rememberQuestion(session, number));
        return visible;
    }
}
