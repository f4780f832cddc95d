package io.guichet.customer;

import java.util.regex.Pattern;

/**
 * A team of the brand's product that a customer belongs to. What they may expect depends on the team from which they ask.
 *
 * @param id the product's word for it, as its links carry it
 * @param name what its members call it
 * @param plan the plan of the team, in the brand's words
 * @param addOn what the team has beside its plan, or null
 */
public record CustomerTeam(String id, String name, String plan, String addOn) {

    private static final Pattern ID_PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Whether a team may be called so. */
    public static boolean isValidId(String id) {
        return id != null && ID_PATTERN.matcher(id).matches();
    }
}
