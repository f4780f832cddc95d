package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.HoursSheet.Parameter;
import io.guichet.desk.HoursSheet.Row;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.Moments;
import io.guichet.intake.FactForm;
import io.guichet.intake.FactForm.Field;
import io.guichet.intake.FactForms;
import io.guichet.sla.HoursAnswers;
import io.guichet.sla.HoursQuestion;
import io.guichet.sla.HoursQuestions;
import io.guichet.sla.HoursWords;
import io.guichet.sla.Promises;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Asks the tables when it is open, with the parameters of a page's address. */
@Component
class HoursSheets {

    private final FactForms forms;
    private final HoursQuestions questions;
    private final HoursAnswers answers;
    private final HoursSubjects subjects;
    private final HoursWords hours;
    private final Moments moments;
    private final Lexicon lexicon;

    HoursSheets(
            FactForms forms,
            HoursQuestions questions,
            HoursAnswers answers,
            HoursSubjects subjects,
            HoursWords hours,
            Moments moments,
            Lexicon lexicon) {
        this.forms = forms;
        this.questions = questions;
        this.answers = answers;
        this.subjects = subjects;
        this.hours = hours;
        this.moments = moments;
        this.lexicon = lexicon;
    }

    /** As {@link HoursAnswers#of}, with its errors; what is wrong with the parameters stands in the sheet. */
    HoursSheet of(Brand brand, Map<String, String> sent, Locale locale) {
        var form = forms.ofHours(brand, sent, locale);
        var stated = stated(form, sent);
        var problems = new ArrayList<>(form.problems());
        HoursQuestion asked = null;
        try {
            asked = questions.read(brand, stated);
        } catch (BadInput e) {
            e.problems().stream()
                    .map(Problem::field)
                    .filter(HoursQuestions.OWN::contains)
                    .forEach(field -> problems.add(problem(field, stated.getOrDefault(field, ""), locale)));
        }
        return sheet(brand, form, stated, asked, problems, locale);
    }

    private HoursSheet sheet(
            Brand brand,
            FactForm form,
            Map<String, String> stated,
            HoursQuestion asked,
            List<Problem> problems,
            Locale locale) {
        var subject = problems.stream().anyMatch(one -> one.field().equals(HoursQuestions.CHANNEL))
                ? null
                : parameter(stated);
        return new HoursSheet(
                subjects.of(brand, stated, subject, locale),
                subject,
                form.fields(),
                field(HoursQuestions.FROM, stated, problems, locale),
                field(HoursQuestions.TO, stated, problems, locale),
                List.copyOf(problems),
                asked == null ? null : answer(asked, locale));
    }

    /** What the page's address may say, as far as it says anything. */
    private static Map<String, String> stated(FactForm form, Map<String, String> sent) {
        var stated = new TreeMap<>(sent);
        var known = new ArrayList<>(HoursQuestions.OWN);
        form.fields().forEach(field -> known.add(field.name()));
        stated.keySet().retainAll(known);
        stated.values().removeIf(String::isBlank);
        return stated;
    }

    private static Parameter parameter(Map<String, String> stated) {
        var name = stated.containsKey(HoursQuestions.CALENDAR) ? HoursQuestions.CALENDAR : HoursQuestions.CHANNEL;
        return new Parameter(
                name, stated.getOrDefault(name, HoursQuestions.USUAL_CHANNEL).strip());
    }

    private HoursSheet.Answer answer(HoursQuestion asked, Locale locale) {
        var told = answers.of(asked, locale);
        var counted = new Promises.Counted(told.hours(), told.zone(), told.holidays());
        return new HoursSheet.Answer(
                told.offered(),
                told.because(),
                told.offered() ? hours.of(counted, asked.from(), locale) : null,
                asked.from(),
                asked.to(),
                moments.exact(Duration.parse(told.open())),
                told.stretches().stream()
                        .map(part -> new Row(part, moments.span(Duration.between(part.from(), part.to()), locale)))
                        .toList());
    }

    /** Channels and calendars are chosen in one place, so that is where a problem with either is told. */
    private Problem problem(String field, String typed, Locale locale) {
        var said = lexicon.say("opening.problem." + field, locale, typed, HoursQuestions.MOST_DAYS);
        return new Problem(field.equals(HoursQuestions.CALENDAR) ? HoursQuestions.CHANNEL : field, said);
    }

    private Field field(String name, Map<String, String> stated, List<Problem> problems, Locale locale) {
        var problem = problems.stream().filter(one -> one.field().equals(name)).map(Problem::message);
        return new Field(
                name,
                lexicon.say("opening." + name, locale),
                stated.getOrDefault(name, "").strip(),
                List.of(),
                problem.findFirst().orElse(null));
    }
}
