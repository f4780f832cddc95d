package io.guichet.insight;

import java.util.List;

/**
 * Questions about the same subject.
 *
 * @param keywords most significant shared keywords in their original spelling
 * @param questions the questions, newest first
 */
public record QuestionCluster(String language, List<String> keywords, List<QuestionText> questions) {

    public int size() {
        return questions.size();
    }

    public QuestionOutcomes outcomes() {
        return questions.stream().map(QuestionText::outcomes).reduce(QuestionOutcomes.NONE, QuestionOutcomes::plus);
    }
}
