package io.guichet.policy;

/**
 * By which versions of a brand's tables a promise is judged; null for the newest one.
 *
 * @param targets of the targets table
 * @param hours of the support-hours table
 */
public record TableVersions(Integer targets, Integer hours) {

    public static TableVersions latest() {
        return new TableVersions(null, null);
    }

    /** Those by which a promise was made. */
    public static TableVersions of(SlaTarget target) {
        return new TableVersions(
                target.reason().version(),
                target.hours() == null ? null : target.hours().reason().version());
    }
}
