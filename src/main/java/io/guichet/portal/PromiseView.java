package io.guichet.portal;

import io.guichet.policy.Route;
import java.util.List;

/**
 * What happens to a request of this visitor, localised.
 *
 * @param responseTime when it is answered; null for a request that does not become a ticket, as hours and priority
 * @param hours opening hours that count, or null
 * @param priority priority in words with its reason, or null where all requests have the same
 * @param reason the brand's general words on its response time, or null
 * @param contract the plan that was read, or null
 * @param signInOffer why to sign in first, or null where it changes nothing
 * @param teams the visitor's teams, if they have several
 */
record PromiseView(
        Route route,
        String responseTime,
        String hours,
        String priority,
        String reason,
        String contract,
        String signInOffer,
        List<TeamChoice> teams) {

    /**
     * A team for which the visitor may ask.
     *
     * @param plan name of its plan
     * @param chosen whether the request is for this team
     * @param entitled whether the request becomes a ticket for this team
     */
    record TeamChoice(String id, String name, String plan, boolean chosen, boolean entitled) {}

    /** Whether another team would get a ticket. */
    public boolean offersSwitch() {
        return !route.isTicket() && teams.stream().anyMatch(TeamChoice::entitled);
    }
}
