package io.guichet.desk;

import io.guichet.http.Moments;
import io.guichet.policy.RowTexts;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.ClockFace;
import io.guichet.sla.ClockWords;
import io.guichet.sla.ClockWords.Explained;
import io.guichet.sla.Reckonings.Reader;
import io.guichet.ticket.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what was promised for a ticket and what the ledger has about it, in the reader's language. */
@Component
class PromiseSheets {

    private final Lexicon lexicon;
    private final Moments moments;
    private final ClockWords words;
    private final RowTexts rows;
    private final Clock clock;

    PromiseSheets(Lexicon lexicon, Moments moments, ClockWords words, RowTexts rows, Clock clock) {
        this.lexicon = lexicon;
        this.moments = moments;
        this.words = words;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * One run of a clock.
     *
     * @param amount what was promised, in words; null when nothing was
     */
    public record Promise(ClockFace face, String amount, Explained explained, List<Timeline.Entry> lines) {}

    /** What was promised for a ticket; a clock that measures without a promise is left out. */
    List<Promise> of(TicketView view, Locale locale) {
        return view.clocks().stream()
                .filter(face -> face.state() != ClockFace.State.NONE)
                .map(face -> promise(view, face, locale))
                .toList();
    }

    private Promise promise(TicketView view, ClockFace face, Locale locale) {
        var brand = view.ticket().brand();
        var explained = words.of(brand, face, view.timeline(), clock.instant(), Reader.STAFF, moments.zone(), locale);
        return new Promise(
                face,
                words.amount(face.unit(), face.amount(), locale),
                explained,
                face.ledger().stream().map(line -> line(brand, line, locale)).toList());
    }

    private Timeline.Entry line(String brand, ClockEntry line, Locale locale) {
        var what = lexicon.sayOr(Lexicon.plain(line.entry().name()), "ledger." + line.entry(), locale);
        var why = lexicon.sayOr(line.reason(), "ledger.why." + line.reason(), locale);
        var table = line.because() == null ? null : rows.of(brand, line.because(), locale);
        var person = line.actor().equals(Actor.desk().id()) ? null : lexicon.staff(line.actor());
        return Timeline.Entry.of(line.effectiveAt(), lexicon.say("event.fact", locale, what, why), person, table);
    }
}
