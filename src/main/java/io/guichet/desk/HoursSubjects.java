package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.HoursSheet.Parameter;
import io.guichet.desk.HoursSheet.Subject;
import io.guichet.policy.FactWords;
import io.guichet.policy.SupportHours;
import io.guichet.sla.HoursQuestions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Of what one can ask the hours: a brand's channels, and the calendars that its table has besides. */
@Component
class HoursSubjects {

    private final SupportHours supportHours;
    private final Lexicon lexicon;

    HoursSubjects(SupportHours supportHours, Lexicon lexicon) {
        this.supportHours = supportHours;
        this.lexicon = lexicon;
    }

    /**
     * Channels first.
     *
     * @param stated the parameters of the page, which stay
     * @param chosen null for none
     */
    List<Subject> of(Brand brand, Map<String, String> stated, Parameter chosen, Locale locale) {
        var language = locale.getLanguage();
        var subjects = new ArrayList<Subject>();
        brand.channels().forEach(one -> {
            var subject = new Parameter(HoursQuestions.CHANNEL, one.channel());
            subjects.add(new Subject(one.name().in(language), address(brand, stated, subject), subject.equals(chosen)));
        });
        supportHours.calendars(brand).forEach(one -> {
            var subject = new Parameter(HoursQuestions.CALENDAR, one);
            var name = lexicon.sayOr(FactWords.plain(one), "calendar." + one, locale);
            subjects.add(new Subject(name, address(brand, stated, subject), subject.equals(chosen)));
        });
        return subjects;
    }

    private static String address(Brand brand, Map<String, String> stated, Parameter subject) {
        var parameters = new TreeMap<>(stated);
        parameters.remove(HoursQuestions.CHANNEL);
        parameters.remove(HoursQuestions.CALENDAR);
        parameters.put("brand", brand.id());
        parameters.put(subject.name(), subject.value());
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
