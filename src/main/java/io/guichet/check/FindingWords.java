package io.guichet.check;

import io.guichet.policy.FactWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says findings in the reader's language; rows speak for themselves, in the language of whoever wrote them. */
@Component
class FindingWords {

    private final MessageSource messages;
    private final FactWords facts;

    FindingWords(MessageSource messages, FactWords facts) {
        this.messages = messages;
        this.facts = facts;
    }

    String message(Finding finding, Locale locale) {
        var told = new ArrayList<Object>();
        told.add(finding.table());
        finding.details().forEach(detail -> told.add(said(detail, locale)));
        return messages.getMessage("check." + finding.kind(), told.toArray(), locale);
    }

    private Object said(Object detail, Locale locale) {
        if (detail instanceof Word word) {
            return word(word, locale);
        }
        if (detail instanceof Examples examples) {
            return examples.facts().stream().map(each -> facts(each, locale)).collect(Collectors.joining("; "));
        }
        if (detail instanceof Collection<?> several) {
            return several.stream().map(each -> said(each, locale).toString()).collect(Collectors.joining(", "));
        }
        return detail;
    }

    private String word(Word word, Locale locale) {
        if (word.word().isEmpty()) {
            return messages.getMessage("check.everybody", null, locale);
        }
        return word.fact().equals("target")
                ? messages.getMessage("clock.target." + word.word(), null, locale)
                : facts.word(word.fact(), word.word(), locale);
    }

    private String facts(Map<String, Object> example, Locale locale) {
        return example.entrySet().stream()
                .map(fact -> messages.getMessage(
                        "check.fact",
                        new Object[] {facts.name(fact.getKey(), locale), value(fact.getKey(), fact.getValue(), locale)},
                        locale))
                .collect(Collectors.joining(", "));
    }

    private String value(String fact, Object value, Locale locale) {
        if (value == null) {
            return messages.getMessage("check.unknown", null, locale);
        }
        if (value instanceof List<?> several) {
            return several.isEmpty()
                    ? messages.getMessage("common.none", null, locale)
                    : several.stream().map(each -> value(fact, each, locale)).collect(Collectors.joining(" + "));
        }
        if (value instanceof Boolean truth) {
            return messages.getMessage("fact.signedIn." + truth, null, locale);
        }
        return word(new Word(fact, value.toString()), locale);
    }
}
