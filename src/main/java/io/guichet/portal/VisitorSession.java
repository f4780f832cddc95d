package io.guichet.portal;

import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Session state of a visitor: the questions seen open, whose outcome the visitor may see; the page to return to after
 * signing in; whether a language was chosen.
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

    /** Numbers of the questions seen open. */
    static Set<String> seenQuestions(HttpSession session) {
        return Set.copyOf(questions(session));
    }

    /** Remembers the question to whose contact form the visitor returns after signing in. */
    static void setReturnQuestion(HttpSession session, Brand brand, String number) {
        session.setAttribute(RETURN_QUESTION + brand.id(), number);
    }

    /** Returns and clears that question. */
    static Optional<String> takeReturnQuestion(HttpSession session, Brand brand) {
        var number = Optional.ofNullable((String) session.getAttribute(RETURN_QUESTION + brand.id()));
        session.removeAttribute(RETURN_QUESTION + brand.id());
        return number;
    }

    /** Records that the visitor chose a language. */
    static void markLanguageChosen(HttpSession session) {
        session.setAttribute(LANGUAGE, true);
    }

    static boolean isLanguageChosen(HttpSession session) {
        return session.getAttribute(LANGUAGE) != null;
    }

    /** Drops the chosen language after the profile language was changed. */
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
