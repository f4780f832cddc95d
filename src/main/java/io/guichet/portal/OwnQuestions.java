package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.NotFound;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.intake.Siblings;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An open question belongs to whoever has its number; one that has ended, to the browser that saw it open. For all others it does not exist. */
@Component
class OwnQuestions {

    private final Questions questions;
    private final Siblings siblings;

    OwnQuestions(Questions questions, Siblings siblings) {
        this.questions = questions;
        this.siblings = siblings;
    }

    Question get(Brand brand, String number, HttpSession session) {
        return find(brand, number, session)
                .orElseThrow(() -> new NotFound("There is no question %s.".formatted(number)));
    }

    /** What this browser sent together with that request. */
    List<Question> sentWith(String number, HttpSession session) {
        return siblings.of(number).stream()
                .filter(sibling -> Visit.knows(session, sibling.number()))
                .toList();
    }

    Optional<Question> find(Brand brand, String number, HttpSession session) {
        var own = questions
                .find(number)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> found.outcome() == Outcome.ASKED || Visit.knows(session, number));
        own.ifPresent(question -> Visit.remember(session, number));
        return own;
    }
}
