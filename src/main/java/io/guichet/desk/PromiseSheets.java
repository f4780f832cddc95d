package io.guichet.desk;

import io.guichet.http.Moments;
import io.guichet.policy.Promised;
import io.guichet.policy.RowTexts;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import io.guichet.sla.ClockWords;
import io.guichet.sla.Reckoning;
import io.guichet.sla.Reckonings;
import io.guichet.sla.Reckonings.Reader;
import io.guichet.ticket.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what was promised for a ticket and what the ledger has about it, in the reader's language. */
@Component
class PromiseSheets {

    private final Lexicon lexicon;
    private final Moments moments;
    private final Reckonings reckonings;
    private final ClockWords words;
    private final RowTexts rows;
    private final Clock clock;

    PromiseSheets(
            Lexicon lexicon, Moments moments, Reckonings reckonings, ClockWords words, RowTexts rows, Clock clock) {
        this.lexicon = lexicon;
        this.moments = moments;
        this.reckonings = reckonings;
        this.words = words;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * One run of a clock.
     *
     * @param amount what was promised, in words; null when nothing was
     * @param why how it comes to its deadline, in sentences
     */
    public record Promise(
            ClockFace face, String amount, List<String> why, Reckoning reckoning, List<Timeline.Entry> lines) {}

    /** What was promised for a ticket; a clock that measures without a promise is left out. */
    List<Promise> of(TicketView view, Locale locale) {
        return view.clocks().stream()
                .filter(face -> face.state() != ClockFace.State.NONE)
                .map(face -> promise(view, face, locale))
                .toList();
    }

    private Promise promise(TicketView view, ClockFace face, Locale locale) {
        var reckoning = reckonings
                .of(view.ticket().brand(), face.run(), view.timeline(), clock.instant(), Reader.STAFF, locale)
                .orElse(null);
        return new Promise(
                face,
                amount(face.unit(), face.amount(), locale),
                words.of(view.ticket().brand(), face, reckoning, Reader.STAFF, moments.zone(), locale),
                reckoning,
                face.ledger().stream()
                        .map(line -> line(view.ticket().brand(), line, locale))
                        .toList());
    }

    /** "3 h of working hours"; null where nothing is promised. */
    String amount(Promised.Unit unit, String amount, Locale locale) {
        if (amount == null) {
            return null;
        }
        Object said =
                switch (unit) {
                    case ELAPSED, BUSINESS_HOURS -> moments.span(Duration.parse(amount), locale);
                    case BUSINESS_DAYS -> Period.parse(amount).getDays();
                    case CUT_OFF -> moments.time(LocalTime.parse(amount), locale);
                };
        return lexicon.say("ledger.promise." + unit, locale, said);
    }

    private Timeline.Entry line(String brand, ClockEntry line, Locale locale) {
        var what = lexicon.sayOr(Lexicon.plain(line.entry().name()), "ledger." + line.entry(), locale);
        var why = lexicon.sayOr(line.reason(), "ledger.why." + line.reason(), locale);
        var table = line.because() == null ? null : rows.of(brand, line.because(), locale);
        var person = line.actor().equals(Actor.desk().id()) ? null : lexicon.staff(line.actor());
        return Timeline.Entry.of(line.effectiveAt(), lexicon.say("event.fact", locale, what, why), person, table);
    }
}
