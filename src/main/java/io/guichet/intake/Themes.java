package io.guichet.intake;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.guichet.knowledge.TellingWords;
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
 * Groups questions by what they are about: questions of the same language stand together that are alike on average, the
 * most alike first. In which order they come does not matter.
 */
final class Themes {

    private static final int WORDS = 4;

    private static final Comparator<Wording> NEWEST =
            comparing(Wording::askedAt).reversed().thenComparing(Wording::number);
    private static final Comparator<Theme> LARGEST = comparing(Theme::size)
            .reversed()
            .thenComparing(theme -> theme.wordings().get(0), NEWEST);

    private Themes() {}

    /** Each question in one group, the largest group first; of two as large the one with the newer question. */
    static List<Theme> of(Collection<Wording> wordings, TellingWords telling) {
        var themes = new ArrayList<Theme>();
        wordings.stream()
                .sorted(NEWEST)
                .collect(groupingBy(Wording::language, TreeMap::new, toList()))
                .forEach((language, asked) -> themes.addAll(of(language, asked, telling)));
        themes.sort(LARGEST);
        return List.copyOf(themes);
    }

    private static List<Theme> of(String language, List<Wording> asked, TellingWords telling) {
        var likeness = new Likeness(
                asked.stream().map(one -> telling.of(one.said(), language)).toList());
        return AverageLinkage.together(likeness.ofAll(), Likeness.ENOUGH).stream()
                .map(group -> new Theme(
                        language,
                        label(group, likeness),
                        group.stream().map(asked::get).toList()))
                .toList();
    }

    /** The words that say most of what the group shares, in the order of its texts; of a question alone, its first ones. */
    private static List<String> label(List<Integer> group, Likeness likeness) {
        var said = new LinkedHashMap<String, List<String>>();
        var places = new HashMap<String, Integer>();
        for (int question : group) {
            int place = 0;
            for (var word : likeness.words(question)) {
                said.computeIfAbsent(word.stem(), none -> new ArrayList<>()).add(word.said());
                places.merge(word.stem(), place++, Integer::sum);
            }
        }
        var chosen = group.size() == 1 ? said.keySet() : shared(group, said, likeness);
        return chosen.stream()
                .sorted(comparing(
                        stem -> (double) places.get(stem) / said.get(stem).size()))
                .limit(WORDS)
                .map(stem -> mostOften(said.get(stem)))
                .toList();
    }

    /** Stems of words that more than one question says, the most telling ones; of those that mean the same, one. */
    private static Set<String> shared(List<Integer> group, Map<String, List<String>> said, Likeness likeness) {
        var sayers = new HashMap<String, Long>();
        for (var stem : said.keySet()) {
            sayers.put(stem, group.stream().filter(likeness.sayers(stem)::get).count());
        }
        var chosen = new LinkedHashSet<String>();
        said.keySet().stream()
                .filter(stem -> sayers.get(stem) > 1)
                .sorted(comparing((String stem) -> sayers.get(stem) * likeness.weight(stem))
                        .thenComparing(stem -> said.get(stem).size())
                        .reversed()
                        .thenComparing(stem -> stem))
                .forEach(stem -> {
                    if (chosen.size() < WORDS && likeness.kin(stem).stream().noneMatch(chosen::contains)) {
                        chosen.add(stem);
                    }
                });
        return chosen;
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
