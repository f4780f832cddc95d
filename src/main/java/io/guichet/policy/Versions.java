package io.guichet.policy;

/**
 * By which versions of a brand's tables a promise is judged; null for the newest one.
 *
 * @param targets of the targets table
 * @param hours of the support-hours table
 */
public record Versions(Integer targets, Integer hours) {

    public static Versions newest() {
        return new Versions(null, null);
    }

    /** Those by which a promise was made. */
    public static Versions of(Promised promised) {
        return new Versions(
                promised.because().version(),
                promised.hours() == null ? null : promised.hours().because().version());
    }
}
