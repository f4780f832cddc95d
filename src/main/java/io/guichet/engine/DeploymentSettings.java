package io.guichet.engine;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens at start to files of the working folder whose deployed version was changed by an analyst.
 *
 * @param onConflict applies to files that have changed in both places
 * @param take paths of files that replace their deployed version in any case, such as {@code processes/ticket.bpmn}
 */
@ConfigurationProperties("guichet.deployment")
record DeploymentSettings(@DefaultValue("KEEP") ConflictPolicy onConflict, @DefaultValue List<String> take) {

    /** The setting by which a deployed version is kept, as the reason that the history names. */
    static String reasonToKeep() {
        return "guichet.deployment.on-conflict=keep";
    }

    /** The setting by which a file applies, or nothing where there is none. */
    String reasonToTake() {
        return onConflict == ConflictPolicy.TAKE ? "guichet.deployment.on-conflict=take" : "guichet.deployment.take";
    }

    /** Which of two changed files applies. */
    enum ConflictPolicy {
        /** The deployed version. */
        KEEP,
        /** The file. */
        TAKE,
        /** The desk does not start. */
        REFUSE
    }
}
