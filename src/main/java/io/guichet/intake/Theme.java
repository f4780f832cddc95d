package io.guichet.intake;

import java.util.List;

/**
 * Questions that are about the same.
 *
 * @param words the most telling of the words they share, as they were written
 * @param wordings the questions, the newest first
 */
public record Theme(String language, List<String> words, List<Wording> wordings) {

    public int size() {
        return wordings.size();
    }

    public Ends ends() {
        return wordings.stream().map(Wording::ends).reduce(Ends.NONE, Ends::plus);
    }
}
