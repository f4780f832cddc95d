package io.guichet.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can happen in the life of an imported ticket, with the fields that say more about it. */
enum ImportedEventType {
    MESSAGE("message", "body"),
    REPLY("reply", "by", "body"),
    NOTE("note", "by", "body"),
    CLAIMED("claimed", "by"),
    WAITING("waiting", "by", "body"),
    RESUMED("resumed", "by"),
    ESCALATED("escalated", "by", "to"),
    RETURNED("returned", "by"),
    SOLVED("solved", "by", "body"),
    REOPENED("reopened", "by", "reason"),
    RATED("rated", "score", "comment"),
    CLOSED("closed", "by"),
    ACTIVITY("activity", "by");

    /** Types that leave a closed ticket closed. */
    private static final Set<ImportedEventType> AFTERWARDS = Set.of(NOTE, RATED, CLOSED, ACTIVITY);

    private final String word;
    private final Set<String> fields;

    ImportedEventType(String word, String... fields) {
        this.word = word;
        this.fields = Set.of(fields);
    }

    static Optional<ImportedEventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(ImportedEventType::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    boolean has(String field) {
        return fields.contains(field);
    }

    /** Whether a ticket that was closed before is at work again. */
    boolean isWork() {
        return !AFTERWARDS.contains(this);
    }
}
