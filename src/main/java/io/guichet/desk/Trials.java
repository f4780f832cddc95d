package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.intake.FactForm;
import io.guichet.policy.FactWords;
import io.guichet.policy.Priority;
import io.guichet.policy.Promised;
import io.guichet.sla.ClockWords;
import io.guichet.sla.HoursWords;
import io.guichet.sla.Promises;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tries facts on a brand's tables. Nothing is stored. */
@Component
class Trials {

    private final Promises promises;
    private final ClockWords words;
    private final HoursWords hours;
    private final Lexicon lexicon;

    Trials(Promises promises, ClockWords words, HoursWords hours, Lexicon lexicon) {
        this.promises = promises;
        this.words = words;
        this.hours = hours;
        this.lexicon = lexicon;
    }

    /** As {@link Promises#tell} and {@link Promises#line}, with their errors. */
    Trial of(Brand brand, FactForm form, Locale locale) {
        var told = promises.tell(brand, form.facts(), brand.languageFor(locale.getLanguage()));
        var route = told.route().value();
        var priority = told.priority();
        return new Trial(
                route,
                lexicon.sayOr(FactWords.plain(route.outcome()), "route." + route.outcome(), locale),
                told.route().because(),
                priority == null ? null : name(priority.value(), locale),
                priority == null ? null : priority.because(),
                told.targets().stream()
                        .map(promised -> promise(promised, form.at(), locale))
                        .toList());
    }

    private Trial.Promise promise(Promised promised, Instant at, Locale locale) {
        var line = promises.line(promised, at);
        return new Trial.Promise(
                line.target(),
                lexicon.say("clock.kind." + line.kind(), locale),
                words.amount(line.unit(), line.amount(), locale),
                line.hours() == null ? null : hours.of(line.hours(), at, locale),
                line.due(),
                lexicon.say("promise.stops." + line.stopsOn(), locale),
                line.because(),
                promises.stretches(promised, at, locale));
    }

    private String name(Priority priority, Locale locale) {
        return lexicon.sayOr(priority.name(), "fact.priority." + priority.name(), locale);
    }
}
