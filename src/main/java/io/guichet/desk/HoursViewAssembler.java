package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.HoursView.HoursChoiceView;
import io.guichet.desk.HoursView.HoursIntervalView;
import io.guichet.desk.HoursView.QueryParameter;
import io.guichet.intake.AttributeForm;
import io.guichet.intake.AttributeForm.AttributeField;
import io.guichet.intake.AttributeFormReader;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.SupportHours;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.sla.HoursFormatter;
import io.guichet.sla.HoursLookup;
import io.guichet.sla.HoursQueryReader;
import io.guichet.sla.HoursQueryReader.HoursQuery;
import io.guichet.sla.SlaPreviews;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Reads the parameters of the hours page and looks the hours up in the tables. */
@Component
class HoursViewAssembler {

    private final AttributeFormReader attributeFormReader;
    private final HoursQueryReader queryReader;
    private final HoursLookup hoursLookup;
    private final SupportHours supportHours;
    private final HoursFormatter hoursFormatter;
    private final TimeFormatter timeFormatter;
    private final LabelFormatter labels;

    HoursViewAssembler(
            AttributeFormReader attributeFormReader,
            HoursQueryReader queryReader,
            HoursLookup hoursLookup,
            SupportHours supportHours,
            HoursFormatter hoursFormatter,
            TimeFormatter timeFormatter,
            LabelFormatter labels) {
        this.attributeFormReader = attributeFormReader;
        this.queryReader = queryReader;
        this.hoursLookup = hoursLookup;
        this.supportHours = supportHours;
        this.hoursFormatter = hoursFormatter;
        this.timeFormatter = timeFormatter;
        this.labels = labels;
    }

    /** As {@link HoursLookup#of}, with its errors; invalid parameters are problems of the view. */
    HoursView of(Brand brand, Map<String, String> parameters, Locale locale) {
        var form = attributeFormReader.readForHours(brand, parameters, locale);
        var queryParameters = queryParameters(form, parameters);
        var problems = new ArrayList<>(form.problems());
        HoursQuery query = null;
        try {
            query = queryReader.read(brand, queryParameters);
        } catch (BadInput e) {
            e.errors().stream()
                    .map(FieldError::field)
                    .filter(HoursQueryReader.PARAMETERS::contains)
                    .forEach(field -> problems.add(problem(field, queryParameters.getOrDefault(field, ""), locale)));
        }
        return view(brand, form, queryParameters, query, problems, locale);
    }

    private HoursView view(
            Brand brand,
            AttributeForm form,
            Map<String, String> queryParameters,
            HoursQuery query,
            List<FieldError> problems,
            Locale locale) {
        var choice = problems.stream().anyMatch(one -> one.field().equals(HoursQueryReader.CHANNEL))
                ? null
                : choiceParameter(queryParameters);
        return new HoursView(
                choices(brand, queryParameters, choice, locale),
                choice,
                form.fields(),
                field(HoursQueryReader.FROM, queryParameters, problems, locale),
                field(HoursQueryReader.TO, queryParameters, problems, locale),
                List.copyOf(problems),
                query == null ? null : result(query, locale));
    }

    /** The non-empty parameters of the page. */
    private static Map<String, String> queryParameters(AttributeForm form, Map<String, String> parameters) {
        var queryParameters = new TreeMap<>(parameters);
        var known = new ArrayList<>(HoursQueryReader.PARAMETERS);
        form.fields().forEach(field -> known.add(field.name()));
        queryParameters.keySet().retainAll(known);
        queryParameters.values().removeIf(String::isBlank);
        return queryParameters;
    }

    private static QueryParameter choiceParameter(Map<String, String> queryParameters) {
        var name = queryParameters.containsKey(HoursQueryReader.CALENDAR)
                ? HoursQueryReader.CALENDAR
                : HoursQueryReader.CHANNEL;
        return new QueryParameter(
                name,
                queryParameters
                        .getOrDefault(name, HoursQueryReader.DEFAULT_CHANNEL)
                        .strip());
    }

    private HoursView.HoursResultView result(HoursQuery query, Locale locale) {
        var response = hoursLookup.of(query, locale);
        var countedHours = new SlaPreviews.TargetHours(response.hours(), response.zone(), response.holidays());
        return new HoursView.HoursResultView(
                response.offered(),
                response.reasons().get(0),
                response.offered() ? hoursFormatter.format(countedHours, query.from(), locale) : null,
                query.from(),
                query.to(),
                timeFormatter.exactDuration(Duration.parse(response.open())),
                response.intervals().stream()
                        .map(interval -> new HoursIntervalView(
                                interval,
                                timeFormatter.duration(Duration.between(interval.from(), interval.to()), locale)))
                        .toList());
    }

    /** Channel and calendar are one field of the form, which shows the errors of both. */
    private FieldError problem(String field, String value, Locale locale) {
        var message = labels.text("opening-hours.problem." + field, locale, value, HoursQueryReader.MAX_DAYS);
        return new FieldError(field.equals(HoursQueryReader.CALENDAR) ? HoursQueryReader.CHANNEL : field, message);
    }

    private AttributeField field(
            String name, Map<String, String> queryParameters, List<FieldError> problems, Locale locale) {
        var problem = problems.stream().filter(one -> one.field().equals(name)).map(FieldError::message);
        return new AttributeField(
                name,
                labels.text("opening-hours." + name, locale),
                queryParameters.getOrDefault(name, "").strip(),
                List.of(),
                problem.findFirst().orElse(null));
    }

    /**
     * The brand's channels, then the other calendars of its table.
     *
     * @param selected null for none
     */
    private List<HoursChoiceView> choices(
            Brand brand, Map<String, String> queryParameters, QueryParameter selected, Locale locale) {
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
