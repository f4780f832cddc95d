package io.guichet.email;

import java.util.List;

/**
 * Which e-mails of the outbox a list has.
 *
 * @param excludedNumbers tickets whose e-mails the reader must not see
 * @param excludedTemplates templates whose e-mails nobody but the recipient may read
 * @param ticket null for all
 * @param state null for all
 */
public record EmailFilter(
        List<String> brands,
        List<String> excludedNumbers,
        List<String> excludedTemplates,
        String ticket,
        EmailState state) {

    String conditions() {
        var conditions = new StringBuilder();
        if (!excludedNumbers.isEmpty()) {
            conditions.append(" and number not in (:excludedNumbers)");
        }
        if (!excludedTemplates.isEmpty()) {
            conditions.append(" and template not in (:excludedTemplates)");
        }
        if (ticket != null) {
            conditions.append(" and number = :ticket");
        }
        if (state != null) {
            conditions.append(" and state = :state");
        }
        return conditions.toString();
    }
}
