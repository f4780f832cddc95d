package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.UnansweredSheet.Group;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Theme;
import io.guichet.intake.Wording;
import io.guichet.intake.Wordings;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts the questions of a period that found no good answer together for a page. */
@Component
class UnansweredSheets {

    private static final int A_PAGE = 20;
    private static final int EXAMPLES = 5;

    private final Wordings wordings;

    UnansweredSheets(Wordings wordings) {
        this.wordings = wordings;
    }

    /** @param after how many groups stand on the pages before; what is no such number is the first page */
    UnansweredSheet of(Brand brand, Period period, String after, Locale locale) {
        var read = wordings.unanswered(brand, period.start(), period.end());
        var themes = read.themes();
        var begin = begin(after, themes.size());
        var end = Math.min(begin + A_PAGE, themes.size());
        return new UnansweredSheet(
                themes.subList(begin, end).stream()
                        .map(theme -> group(theme, locale))
                        .toList(),
                themes.size(),
                read.wordings().size(),
                read.left(),
                end < themes.size() ? String.valueOf(end) : null);
    }

    private static int begin(String after, int groups) {
        return after != null && after.matches("\\d{1,6}") ? Math.min(Integer.parseInt(after), groups) : 0;
    }

    private static Group group(Theme theme, Locale locale) {
        var asked = theme.wordings();
        return new Group(
                DeflectionSheets.name(theme),
                theme.language(),
                DeflectionSheets.language(theme.language(), locale),
                title(theme),
                theme.size(),
                theme.ends().abandoned(),
                asked.stream().filter(Wording::suggested).count(),
                asked.stream().limit(EXAMPLES).toList(),
                asked.stream()
                        .filter(one -> one.outcome() == Outcome.TICKET)
                        .map(Wording::number)
                        .toList());
    }

    /** Its words as the beginning of a title; what somebody asked is theirs and not made one. */
    private static String title(Theme theme) {
        var words = String.join(" ", theme.words());
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toUpperCase(Locale.forLanguageTag(theme.language())) + words.substring(1);
    }
}
