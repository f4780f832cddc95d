package io.guichet.insight.question;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.guichet.insight.question.QuestionTexts.QuestionText;
import io.guichet.knowledge.search.KeywordExtractor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups questions of the same language by their average similarity. The result does not depend on the order of the
 * input.
 */
final class QuestionClusters {

    private static final int LABEL_KEYWORDS = 4;

    private static final Comparator<QuestionText> NEWEST_FIRST =
            comparing(QuestionText::askedAt).reversed().thenComparing(QuestionText::number);
    private static final Comparator<QuestionCluster> LARGEST_FIRST = comparing(QuestionCluster::size)
            .reversed()
            .thenComparing(cluster -> cluster.questions().get(0), NEWEST_FIRST);

    private QuestionClusters() {}

    /** Each question in one cluster, the largest first, then the one with the newest question. */
    static List<QuestionCluster> of(Collection<QuestionText> texts, KeywordExtractor keywordExtractor) {
        var clusters = new ArrayList<QuestionCluster>();
        texts.stream()
                .sorted(NEWEST_FIRST)
                .collect(groupingBy(QuestionText::language, TreeMap::new, toList()))
                .forEach((language, questions) -> clusters.addAll(of(language, questions, keywordExtractor)));
        clusters.sort(LARGEST_FIRST);
        return List.copyOf(clusters);
    }

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

    private static List<QuestionCluster> of(
            String language, List<QuestionText> questions, KeywordExtractor keywordExtractor) {
        var similarity = new Similarity(questions.stream()
                .map(question -> keywordExtractor.extract(question.fullText(), language))
                .toList());
        return AverageLinkage.cluster(similarity.matrix(), Similarity.THRESHOLD).stream()
                .map(group -> new QuestionCluster(
                        language,
                        label(group, similarity),
                        group.stream().map(questions::get).toList()))
                .toList();
    }

    /** The most significant shared keywords in text order; for a single question, its first keywords. */
    private static List<String> label(List<Integer> group, Similarity similarity) {
        var forms = new LinkedHashMap<String, List<String>>();
        var positions = new HashMap<String, Integer>();
        for (int question : group) {
            int position = 0;
            for (var keyword : similarity.keywords(question)) {
                forms.computeIfAbsent(keyword.stem(), none -> new ArrayList<>()).add(keyword.original());
                positions.merge(keyword.stem(), position++, Integer::sum);
            }
        }
        var chosen = group.size() == 1 ? forms.keySet() : sharedStems(group, forms, similarity);
        return chosen.stream()
                .sorted(comparing(
                        stem -> (double) positions.get(stem) / forms.get(stem).size()))
                .limit(LABEL_KEYWORDS)
                .map(stem -> mostFrequent(forms.get(stem)))
                .toList();
    }

    /** Stems that occur in more than one question, the most significant ones; one of each set of synonyms. */
    private static Set<String> sharedStems(
            List<Integer> group, Map<String, List<String>> forms, Similarity similarity) {
        var frequencies = new HashMap<String, Long>();
        for (var stem : forms.keySet()) {
            frequencies.put(
                    stem,
                    group.stream().filter(similarity.questionsWith(stem)::get).count());
        }
        var chosen = new LinkedHashSet<String>();
        forms.keySet().stream()
                .filter(stem -> frequencies.get(stem) > 1)
                .sorted(comparing((String stem) -> frequencies.get(stem) * similarity.weight(stem))
                        .thenComparing(stem -> forms.get(stem).size())
                        .reversed()
                        .thenComparing(stem -> stem))
                .forEach(stem -> {
                    if (chosen.size() < LABEL_KEYWORDS
                            && similarity.relatedStems(stem).stream().noneMatch(chosen::contains)) {
                        chosen.add(stem);
                    }
                });
        return chosen;
    }

    private static String mostFrequent(List<String> forms) {
        var counts = new TreeMap<String, Integer>(Comparator.reverseOrder());
        forms.forEach(keyword -> counts.merge(keyword, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
