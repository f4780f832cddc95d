package io.guichet.customer;

import java.util.regex.Pattern;

/**
 * A team of the brand's product that a customer belongs to. Its plan determines the service level of requests for it.
 *
 * @param id the product's id of the team, as in its links
 * @param name name of the team
 * @param plan plan of the team, from the brand's vocabulary
 * @param addOn add-on of the team, or null
 */
public record CustomerTeam(String id, String name, String plan, String addOn) {

    private static final Pattern ID_PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Whether this is a valid team id. */
    public static boolean isValidId(String id) {
        return id != null && ID_PATTERN.matcher(id).matches();
    }
}
