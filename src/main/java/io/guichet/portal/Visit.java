package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The questions that were seen open in this browser: who saw them open may see what became of them. */
final class Visit {

    private static final String QUESTIONS = Visit.class.getName();

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
