package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.text.EmailAddress;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The session of a visitor: open questions seen, the return from sign-in, addresses to add, the chosen language, votes. */
final class VisitorSession {

    private static final String QUESTIONS = VisitorSession.class.getName();
    private static final String RETURN_PATH = QUESTIONS + ".back.";
    private static final String RECIPIENT = QUESTIONS + ".recipient.";
    private static final String LANGUAGE = QUESTIONS + ".language";
    private static final String BRAND_ZONE = QUESTIONS + ".zone.";
    private static final String CONTEXT = QUESTIONS + ".context.";
    private static final String HAND_OVER = QUESTIONS + ".hand-over.";
    private static final String ADDRESSES = QUESTIONS + ".addresses.";
    private static final String VOTES = QUESTIONS + ".votes";

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

    /** Remembers the address that the visitor gave for a request, as it was typed. */
    static void rememberRecipient(HttpSession session, String number, String email) {
        if (email != null) {
            session.setAttribute(RECIPIENT + number, email);
        }
    }

    static Optional<String> findRecipient(HttpSession session, String number) {
        return Optional.ofNullable((String) session.getAttribute(RECIPIENT + number));
    }

    /** Remembers the page of the brand to which the visitor returns after signing in. */
    static void setReturnPath(HttpSession session, String brand, String path) {
        session.setAttribute(RETURN_PATH + brand, path);
    }

    static Optional<String> returnPath(HttpSession session, Brand brand) {
        return Optional.ofNullable((String) session.getAttribute(RETURN_PATH + brand.id()));
    }

    /** Returns and clears that page. */
    static Optional<String> takeReturnPath(HttpSession session, Brand brand) {
        var path = returnPath(session, brand);
        session.removeAttribute(RETURN_PATH + brand.id());
        return path;
    }

    /** Whether the visitor wants times in the brand's zone. */
    static void setBrandZone(HttpSession session, Brand brand, boolean wanted) {
        session.setAttribute(BRAND_ZONE + brand.id(), wanted);
    }

    static boolean readsBrandZone(HttpSession session, Brand brand) {
        return Boolean.TRUE.equals(session.getAttribute(BRAND_ZONE + brand.id()));
    }

    static void setProductContext(HttpSession session, Brand brand, ProductContext context) {
        session.setAttribute(CONTEXT + brand.id(), context);
    }

    static void clearProductContext(HttpSession session, Brand brand) {
        session.removeAttribute(CONTEXT + brand.id());
    }

    /** Where in the brand's product the signed-in customer came from. */
    static ProductContext productContext(HttpSession session, Brand brand) {
        var context = (ProductContext) session.getAttribute(CONTEXT + brand.id());
        return context == null ? ProductContext.NONE : context;
    }

    static void setPendingHandOver(HttpSession session, Brand brand, PendingHandOver handOver) {
        session.setAttribute(HAND_OVER + brand.id(), handOver);
    }

    static void clearPendingHandOver(HttpSession session, Brand brand) {
        session.removeAttribute(HAND_OVER + brand.id());
    }

    /** The newest hand-over about which the visitor is asked. */
    static Optional<PendingHandOver> pendingHandOver(HttpSession session, Brand brand) {
        return Optional.ofNullable((PendingHandOver) session.getAttribute(HAND_OVER + brand.id()));
    }

    /** Remembers an address that the signed-in customer asked to add; its link counts in this session only. */
    static void rememberAddress(HttpSession session, Brand brand, String email) {
        EmailAddress.canonical(email)
                .ifPresent(address -> addresses(session, brand).add(address));
    }

    static boolean hasAskedToAdd(HttpSession session, Brand brand, String address) {
        return addresses(session, brand).contains(address);
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

    /**
     * @param id id of the vote
     * @param commented whether it has a comment
     */
    record SessionVote(long id, boolean helpful, boolean commented) implements Serializable {}

    static Optional<SessionVote> findVote(HttpSession session, long article) {
        return Optional.ofNullable(votes(session).get(article));
    }

    /** Casts the vote unless this session has one on the article. */
    static void castVote(HttpSession session, long article, boolean helpful, LongSupplier vote) {
        votes(session).computeIfAbsent(article, first -> new SessionVote(vote.getAsLong(), helpful, false));
    }

    static void markVoteCommented(HttpSession session, long article) {
        votes(session).computeIfPresent(article, (same, vote) -> new SessionVote(vote.id(), vote.helpful(), true));
    }

    private static Map<Long, SessionVote> votes(HttpSession session) {
        return attribute(session, VOTES, ConcurrentHashMap::new);
    }

    private static Set<String> addresses(HttpSession session, Brand brand) {
        return attribute(session, ADDRESSES + brand.id(), ConcurrentHashMap::newKeySet);
    }

    private static Set<String> questions(HttpSession session) {
        return attribute(session, QUESTIONS, ConcurrentHashMap::newKeySet);
    }

    @SuppressWarnings("unchecked")
    private static <T> T attribute(HttpSession session, String name, Supplier<T> initial) {
        synchronized (session) {
            var value = (T) session.getAttribute(name);
            if (value == null) {
                value = initial.get();
                session.setAttribute(name, value);
            }
            return value;
        }
    }
}
