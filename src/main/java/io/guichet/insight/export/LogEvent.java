package io.guichet.insight.export;

import java.util.List;

/**
 * An event of an event log. It has no text of a message, no name and no address.
 *
 * @param id unique in the log
 * @param activity what happened, such as {@code opened}, {@code status SOLVED} or the id of an activity of a diagram
 * @param instance what the start and the end of an activity have in common; null for other events
 * @param at milliseconds since 1970
 * @param by null for the desk itself
 * @param objects all objects that the event concerns; the ticket is the first
 */
record LogEvent(
        String id,
        String activity,
        LogTransition transition,
        String instance,
        long at,
        LogActor by,
        List<RelatedObject> objects,
        List<LogAttribute> attributes) {

    /** Name of the attribute that repeats the transition of an activity. */
    static final String LIFECYCLE = "lifecycle";

    /** Qualifier of the policy version whose row decided. */
    static final String DECIDED_BY = "decided by";

    /** A step of the life cycle of an activity, with its name in the standard transactional model of XES. */
    enum LogTransition {
        START("start"),
        COMPLETE("complete"),
        ABORT("ate_abort");

        private final String standardName;

        LogTransition(String standardName) {
            this.standardName = standardName;
        }

        String standardName() {
            return standardName;
        }
    }

    /** @param pseudonym of {@link Pseudonyms} */
    record LogActor(String pseudonym, boolean customer) {}

    /** @param qualifier what the object is to the event or to another object */
    record RelatedObject(String id, String qualifier) {}

    record LogAttribute(String name, String value) {}
}
