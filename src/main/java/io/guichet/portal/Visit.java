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
final class Visit {

    private static final String QUESTIONS = Visit.class.getName();
    private static final String BACK = QUESTIONS + ".back.";
    private static final String LANGUAGE = QUESTIONS + ".language";

    private Visit() {}

    static void remember(HttpSession session, String number) {
        questions(session).add(number);
    }

    static boolean knows(HttpSession session, String number) {
        return questions(session).contains(number);
    }

    /** The numbers of all of them. */
    static Set<String> seen(HttpSession session) {
        return Set.copyOf(questions(session));
    }

    /** Somebody goes to sign in, and is to come back to the contact form of this question. */
    static void comesBackTo(HttpSession session, Brand brand, String number) {
        session.setAttribute(BACK + brand.id(), number);
    }

    /** The question to whose contact form whoever has signed in comes back, once. */
    static Optional<String> cameBackTo(HttpSession session, Brand brand) {
        var number = Optional.ofNullable((String) session.getAttribute(BACK + brand.id()));
        session.removeAttribute(BACK + brand.id());
        return number;
    }

    /** The reader has chosen the language of the pages. */
    static void choosesLanguage(HttpSession session) {
        session.setAttribute(LANGUAGE, true);
    }

    static boolean choseLanguage(HttpSession session) {
        return session.getAttribute(LANGUAGE) != null;
    }

    /** The reader has said which language they speak: what they chose before counts no longer. */
    static void choosesLanguageOfProfile(HttpSession session) {
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
