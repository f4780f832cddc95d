package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Votes on articles in this session, one per article. */
final class SessionVotes {

    private static final String SESSION_KEY = SessionVotes.class.getName();

    private SessionVotes() {}

    /**
     * @param id id of the vote
     * @param commented whether it has a comment
     */
    record SessionVote(long id, boolean helpful, boolean commented) implements Serializable {}

    static Optional<SessionVote> find(HttpSession session, long article) {
        return Optional.ofNullable(votes(session).get(article));
    }

    /** Casts the vote unless this session has one on the article. */
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
