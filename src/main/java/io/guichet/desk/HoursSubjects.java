package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.HoursSheet.Subject;
import io.guichet.policy.FactWords;
import io.guichet.policy.SupportHours;
import io.guichet.sla.HoursQuestion;
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

    /** @param stated the parameters of the page, which stay @param asked null where they were not understood */
    List<Subject> of(Brand brand, Map<String, String> stated, HoursQuestion asked, Locale locale) {
        var language = locale.getLanguage();
        var subjects = new ArrayList<Subject>();
        brand.channels()
                .forEach(one -> subjects.add(new Subject(
                        one.name().in(language),
                        address(brand, stated, HoursQuestions.CHANNEL, one.channel()),
                        asked != null && one.channel().equals(asked.channel()))));
        supportHours
                .calendars(brand)
                .forEach(one -> subjects.add(new Subject(
                        lexicon.sayOr(FactWords.plain(one), "calendar." + one, locale),
                        address(brand, stated, HoursQuestions.CALENDAR, one),
                        asked != null && one.equals(asked.calendar()))));
        return subjects;
    }

    private static String address(Brand brand, Map<String, String> stated, String parameter, String value) {
        var parameters = new TreeMap<>(stated);
        parameters.remove(HoursQuestions.CHANNEL);
        parameters.remove(HoursQuestions.CALENDAR);
        parameters.put("brand", brand.id());
        parameters.put(parameter, value);
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
