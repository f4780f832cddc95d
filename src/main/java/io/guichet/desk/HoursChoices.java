package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.HoursView.HoursChoiceView;
import io.guichet.desk.HoursView.QueryParameter;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.SupportHours;
import io.guichet.sla.HoursQueryReader;
import io.guichet.ticket.LabelFormatter;
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
class HoursChoices {

    private final SupportHours supportHours;
    private final LabelFormatter labels;

    HoursChoices(SupportHours supportHours, LabelFormatter labels) {
        this.supportHours = supportHours;
        this.labels = labels;
    }

    /**
     * Channels first.
     *
     * @param stated the parameters of the page, which stay
     * @param chosen null for none
     */
    List<HoursChoiceView> of(Brand brand, Map<String, String> queryParameters, QueryParameter selected, Locale locale) {
        var language = locale.getLanguage();
        var choices = new ArrayList<HoursChoiceView>();
        brand.channels().forEach(one -> {
            var choice = new QueryParameter(HoursQueryReader.CHANNEL, one.channel());
            choices.add(new HoursChoiceView(
                    one.name().in(language), href(brand, queryParameters, choice), choice.equals(selected)));
        });
        supportHours.calendars(brand).forEach(one -> {
            var choice = new QueryParameter(HoursQueryReader.CALENDAR, one);
            var name = labels.textOr(AttributeLabels.sentenceCase(one), "calendar." + one, locale);
            choices.add(new HoursChoiceView(name, href(brand, queryParameters, choice), choice.equals(selected)));
        });
        return choices;
    }

    private static String href(Brand brand, Map<String, String> queryParameters, QueryParameter choice) {
        var parameters = new TreeMap<>(queryParameters);
        parameters.remove(HoursQueryReader.CHANNEL);
        parameters.remove(HoursQueryReader.CALENDAR);
        parameters.put("brand", brand.id());
        parameters.put(choice.name(), choice.value());
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
