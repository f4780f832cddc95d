package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What was said in this browser of articles: once of each. */
final class OwnVotes {

    private static final String VOTES = OwnVotes.class.getName();

    private OwnVotes() {}

    /**
     * @param id of the vote
     * @param explained whether a word why came with it
     */
    record OwnVote(long id, boolean helpful, boolean explained) implements Serializable {}

    static Optional<OwnVote> of(HttpSession session, long article) {
        return Optional.ofNullable(votes(session).get(article));
    }

    /** Casts the vote, if none was cast here. */
    static void cast(HttpSession session, long article, boolean helpful, LongSupplier vote) {
        votes(session).computeIfAbsent(article, first -> new OwnVote(vote.getAsLong(), helpful, false));
    }

    static void explained(HttpSession session, long article) {
        votes(session).computeIfPresent(article, (same, vote) -> new OwnVote(vote.id(), vote.helpful(), true));
    }

    @SuppressWarnings("unchecked")
    private static ConcurrentHashMap<Long, OwnVote> votes(HttpSession session) {
        synchronized (session) {
            var votes = (ConcurrentHashMap<Long, OwnVote>) session.getAttribute(VOTES);
            if (votes == null) {
                votes = new ConcurrentHashMap<>();
                session.setAttribute(VOTES, votes);
            }
            return votes;
        }
    }
}
