package io.guichet.intake;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guichet.knowledge.TellingWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups questions by what they are about, in a way that can be told in a sentence: two questions of the same language
 * belong together when they share enough of their telling words, rare words weighing more and words of one question alone
 * less; so do all that are linked by others. In which order they come does not matter.
 */
public final class Themes {

    /** The share of their words' weight that two questions must have in common. */
    static final double ENOUGH = 0.25;

    /** How much a word weighs that nobody else has used: it tells one story and links nothing. */
    private static final double ALONE = 0.5;

    /** So many telling words say what a question is about; what comes after them tells the story. */
    static final int READ = 20;

    private static final int WORDS = 4;

    private static final Comparator<Wording> NEWEST =
            comparing(Wording::askedAt).reversed().thenComparing(Wording::number);
    private static final Comparator<Theme> LARGEST = comparing(Theme::size)
            .reversed()
            .thenComparing(theme -> theme.wordings().get(0), NEWEST);

    private Themes() {}

    /** Each question in one group, the largest group first; of two as large the one with the newer question. */
    public static List<Theme> of(Collection<Wording> wordings) {
        var themes = new ArrayList<Theme>();
        wordings.stream()
                .sorted(NEWEST)
                .collect(groupingBy(Wording::language, TreeMap::new, toList()))
                .forEach((language, asked) -> themes.addAll(new Grouping(language, asked).themes()));
        themes.sort(LARGEST);
        return List.copyOf(themes);
    }

    /** The questions of one language. */
    private static final class Grouping {

        private final String language;
        private final List<Wording> wordings;
        private final List<Map<String, String>> words = new ArrayList<>();
        private final Map<String, List<Integer>> askedWith = new HashMap<>();
        private final Map<String, Double> weights;
        private final double[] weighed;
        private final int[] linked;

        Grouping(String language, List<Wording> wordings) {
            this.language = language;
            this.wordings = wordings;
            for (int i = 0; i < wordings.size(); i++) {
                var telling = beginning(TellingWords.of(wordings.get(i).said(), language));
                words.add(telling);
                for (var stem : telling.keySet()) {
                    askedWith.computeIfAbsent(stem, none -> new ArrayList<>()).add(i);
                }
            }
            weights =
                    askedWith.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> weight(entry.getValue())));
            weighed = words.stream()
                    .mapToDouble(telling ->
                            telling.keySet().stream().mapToDouble(weights::get).sum())
                    .toArray();
            linked = new int[wordings.size()];
            for (int i = 0; i < linked.length; i++) {
                linked[i] = i;
                link(i);
            }
        }

        private double weight(List<Integer> users) {
            var rare = Math.log1p((double) wordings.size() / users.size());
            return users.size() == 1 ? ALONE * rare : rare;
        }

        private static Map<String, String> beginning(Map<String, String> telling) {
            var beginning = new LinkedHashMap<String, String>();
            telling.entrySet().stream().limit(READ).forEach(entry -> beginning.put(entry.getKey(), entry.getValue()));
            return beginning;
        }

        /** Joins a question to those before it that share enough of its words. */
        private void link(int question) {
            var shared = new double[question];
            for (var stem : words.get(question).keySet()) {
                double weight = weights.get(stem);
                for (int other : askedWith.get(stem)) {
                    if (other >= question) {
                        break;
                    }
                    shared[other] += weight;
                }
            }
            for (int other = 0; other < question; other++) {
                var all = weighed[question] + weighed[other] - shared[other];
                if (shared[other] > 0 && shared[other] >= ENOUGH * all) {
                    linked[root(question)] = root(other);
                }
            }
        }

        private int root(int question) {
            while (linked[question] != question) {
                linked[question] = linked[linked[question]];
                question = linked[question];
            }
            return question;
        }

        List<Theme> themes() {
            var groups = new LinkedHashMap<Integer, List<Integer>>();
            for (int i = 0; i < linked.length; i++) {
                groups.computeIfAbsent(root(i), none -> new ArrayList<>()).add(i);
            }
            return groups.values().stream()
                    .map(group -> new Theme(
                            language,
                            label(group),
                            group.stream().map(wordings::get).toList()))
                    .toList();
        }

        /** The words that say most of what the group shares, in the order of its texts; of a question alone, its first ones. */
        private List<String> label(List<Integer> group) {
            var said = new LinkedHashMap<String, List<String>>();
            var places = new HashMap<String, Integer>();
            for (int question : group) {
                int place = 0;
                for (var word : words.get(question).entrySet()) {
                    said.computeIfAbsent(word.getKey(), none -> new ArrayList<>())
                            .add(word.getValue());
                    places.merge(word.getKey(), place++, Integer::sum);
                }
            }
            if (group.size() == 1) {
                return said.values().stream()
                        .limit(WORDS)
                        .map(forms -> forms.get(0))
                        .toList();
            }
            return said.keySet().stream()
                    .filter(stem -> said.get(stem).size() > 1)
                    .sorted(comparing((String stem) -> said.get(stem).size() * weights.get(stem))
                            .reversed()
                            .thenComparing(stem -> stem))
                    .limit(WORDS)
                    .sorted(comparing((String stem) ->
                                    (double) places.get(stem) / said.get(stem).size())
                            .thenComparing(stem -> stem))
                    .map(stem -> mostOften(said.get(stem)))
                    .toList();
        }

        private static String mostOften(List<String> said) {
            var times = new TreeMap<String, Integer>(Comparator.reverseOrder());
            said.forEach(word -> times.merge(word, 1, Integer::sum));
            return times.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }
}
