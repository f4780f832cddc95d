package io.guichet.policy;

/**
 * The versions of a brand's tables by which an SLA target is evaluated; null for the latest one.
 *
 * @param targets of the targets table
 * @param hours of the support-hours table
 */
public record TableVersions(TableVersion targets, TableVersion hours) {

    public static TableVersions latest() {
        return new TableVersions(null, null);
    }

    /** The versions by which the target was set. */
    public static TableVersions of(SlaTarget target) {
        return new TableVersions(
                target.reason().tableVersion(),
                target.hours() == null ? null : target.hours().reason().tableVersion());
    }
}
