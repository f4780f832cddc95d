package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.Moments;
import io.guichet.intake.FactForm;
import io.guichet.policy.FactWords;
import io.guichet.policy.Priority;
import io.guichet.policy.Promised;
import io.guichet.sla.HoursWords;
import io.guichet.sla.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tries facts on a brand's tables. Nothing is stored. */
@Component
class Trials {

    private final Promises promises;
    private final PromiseSheets sheets;
    private final HoursWords hours;
    private final Moments moments;
    private final Lexicon lexicon;

    Trials(Promises promises, PromiseSheets sheets, HoursWords hours, Moments moments, Lexicon lexicon) {
        this.promises = promises;
        this.sheets = sheets;
        this.hours = hours;
        this.moments = moments;
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
                sheets.amount(line.unit(), line.amount(), locale),
                line.hours() == null ? null : hours.of(line.hours(), at, locale),
                line.due(),
                lexicon.say("promise.stops." + line.stopsOn(), locale),
                line.because(),
                promises.stretches(promised, at, locale).stream()
                        .map(stretch -> counted(stretch, locale))
                        .toList());
    }

    private Trial.Counted counted(HoursWords.Told stretch, Locale locale) {
        return new Trial.Counted(stretch, moments.span(Duration.between(stretch.from(), stretch.to()), locale));
    }

    private String name(Priority priority, Locale locale) {
        return lexicon.sayOr(priority.name(), "fact.priority." + priority.name(), locale);
    }
}
