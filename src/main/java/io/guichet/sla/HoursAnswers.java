package io.guichet.sla;

import io.guichet.http.Unprocessable;
import io.guichet.policy.Decided;
import io.guichet.policy.Hours;
import io.guichet.policy.SupportHours;
import io.guichet.sla.HoursAnswer.OpenOrNot;
import io.guichet.worktime.Explanation;
import io.guichet.worktime.NotUnderstood;
import io.guichet.worktime.Pauses;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers when it is open, from the same tables and calendars by which promises are counted. */
@Component
public class HoursAnswers {

    private final SupportHours supportHours;
    private final Calendars calendars;
    private final HoursWords words;

    HoursAnswers(SupportHours supportHours, Calendars calendars, HoursWords words) {
        this.supportHours = supportHours;
        this.calendars = calendars;
        this.words = words;
    }

    /** Hours in the table that cannot be read are an {@link Unprocessable} that names the row. @param locale of the reasons */
    public HoursAnswer of(HoursQuestion asked, Locale locale) {
        var decided = decided(asked);
        return decided.value()
                .map(hours -> open(hours, asked, locale))
                .orElseGet(() -> new HoursAnswer(
                        false, null, null, null, decided.because(), List.of(), Duration.ZERO.toString()));
    }

    private Decided<Optional<Hours>> decided(HoursQuestion asked) {
        return asked.calendar() == null
                ? supportHours.ofChannel(asked.brand(), asked.facts(), asked.channel())
                : supportHours.ofCalendar(asked.brand(), asked.facts(), asked.calendar());
    }

    private HoursAnswer open(Hours hours, HoursQuestion asked, Locale locale) {
        var calendar = calendar(hours, asked);
        var stretches = new Explanation(calendar, locale)
                .of(asked.from(), asked.to(), Pauses.none()).stream()
                        .map(stretch -> words.told(stretch, locale))
                        .map(told -> new OpenOrNot(told.from(), told.to(), told.counted(), told.reason()))
                        .toList();
        return new HoursAnswer(
                true,
                hours.expression(),
                hours.zone().getId(),
                hours.holidays(),
                hours.because(),
                stretches,
                calendar.between(asked.from(), asked.to()).toString());
    }

    private WorkCalendar calendar(Hours hours, HoursQuestion asked) {
        try {
            return calendars.of(hours);
        } catch (NotUnderstood e) {
            throw new Unprocessable("The %s of row %s of %s/%s cannot be used: %s"
                    .formatted(
                            e.field(),
                            hours.because().row(),
                            asked.brand().id(),
                            hours.because().decision(),
                            e.getMessage()));
        }
    }
}
