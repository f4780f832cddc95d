package io.guichet.insight;

import java.util.List;

/**
 * Questions that are about the same.
 *
 * @param words the most telling of the words they share, as they were written
 * @param wordings the questions, the newest first
 */
public record QuestionCluster(String language, List<String> keywords, List<QuestionText> questions) {

    public int size() {
        return questions.size();
    }

    public QuestionOutcomes outcomes() {
        return questions.stream().map(QuestionText::outcomes).reduce(QuestionOutcomes.NONE, QuestionOutcomes::plus);
    }
}
