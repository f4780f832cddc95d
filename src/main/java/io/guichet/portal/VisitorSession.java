package io.guichet.portal;

import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is remembered of a browser's visit: the questions that were seen open in it, since who saw them open may see what
 * became of them; where whoever signs in comes back to; whether a language was chosen.
 */
final class VisitorSession {

    private static final String QUESTIONS = VisitorSession.class.getName();
    private static final String RETURN_QUESTION = QUESTIONS + ".back.";
    private static final String LANGUAGE = QUESTIONS + ".language";

    private VisitorSession() {}

    static void rememberQuestion(HttpSession session, String number) {
        questions(session).add(number);
    }

    static boolean hasSeenQuestion(HttpSession session, String number) {
        return questions(session).contains(number);
    }

    /** The numbers of all of them. */
    static Set<String> seenQuestions(HttpSession session) {
        return Set.copyOf(questions(session));
    }

    /** Somebody goes to sign in, and is to come back to the contact form of this question. */
    static void setReturnQuestion(HttpSession session, Brand brand, String number) {
        session.setAttribute(RETURN_QUESTION + brand.id(), number);
    }

    /** The question to whose contact form whoever has signed in comes back, once. */
    static Optional<String> takeReturnQuestion(HttpSession session, Brand brand) {
        var number = Optional.ofNullable((String) session.getAttribute(RETURN_QUESTION + brand.id()));
        session.removeAttribute(RETURN_QUESTION + brand.id());
        return number;
    }

    /** The reader has chosen the language of the pages. */
    static void markLanguageChosen(HttpSession session) {
        session.setAttribute(LANGUAGE, true);
    }

    static boolean isLanguageChosen(HttpSession session) {
        return session.getAttribute(LANGUAGE) != null;
    }

    /** The reader has said which language they speak: what they chose before counts no longer. */
    static void clearLanguageChoice(HttpSession session) {
        session.removeAttribute(LANGUAGE);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> questions(HttpSession session) {
        synchronized (session) {
            var questions = (Set<String>) session.getAttribute(QUESTIONS);
            if (questions == null) {
                questions = ConcurrentHashMap.newKeySet();
                session.setAttribute(QUESTIONS, questions);
            }
            return questions;
        }
    }
}
