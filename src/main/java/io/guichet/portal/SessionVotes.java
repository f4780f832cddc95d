package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What was said in this browser of articles: once of each. */
final class SessionVotes {

    private static final String SESSION_KEY = SessionVotes.class.getName();

    private SessionVotes() {}

    /**
     * @param id of the vote
     * @param explained whether a word why came with it
     */
    record SessionVote(long id, boolean helpful, boolean commented) implements Serializable {}

    static Optional<SessionVote> find(HttpSession session, long article) {
        return Optional.ofNullable(votes(session).get(article));
    }

    /** Casts the vote, if none was cast here. */
    static void cast(HttpSession session, long article, boolean helpful, LongSupplier vote) {
        votes(session).computeIfAbsent(article, first -> new SessionVote(vote.getAsLong(), helpful, false));
    }

    static void markCommented(HttpSession session, long article) {
        votes(session).computeIfPresent(article, (same, vote) -> new SessionVote(vote.id(), vote.helpful(), true));
    }

    @SuppressWarnings("unchecked")
    private static ConcurrentHashMap<Long, SessionVote> votes(HttpSession session) {
        synchronized (session) {
            var votes = (ConcurrentHashMap<Long, SessionVote>) session.getAttribute(SESSION_KEY);
            if (votes == null) {
                votes = new ConcurrentHashMap<>();
                session.setAttribute(SESSION_KEY, votes);
            }
            return votes;
        }
    }
}
