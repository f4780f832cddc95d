package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.http.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When a channel is open, or working time runs, and why it is not: for staff who wonder. */
@RestController
@RequestMapping("/api/brands/{brand}/hours")
@Tag(name = "Policy and time")
class HoursApi {

    private final Brands brands;
    private final HoursQuestions questions;
    private final HoursAnswers answers;

    HoursApi(Brands brands, HoursQuestions questions, HoursAnswers answers) {
        this.brands = brands;
        this.questions = questions;
        this.answers = answers;
    }

    @GetMapping
    @Operation(
            summary = "When it is open between two instants, when it is not, and why",
            description = "Every fact of the brand can be stated as a parameter. Reasons are in the language of"
                    + " `Accept-Language`. What is not offered to whoever has these facts has no stretches.")
    @Parameter(
            name = HoursQuestions.CHANNEL,
            in = ParameterIn.QUERY,
            description = "A channel of the brand; `web` where neither it nor a calendar is named")
    @Parameter(
            name = HoursQuestions.CALENDAR,
            in = ParameterIn.QUERY,
            description = "Other hours of the brand's table instead, such as `working-time`")
    @Parameter(
            name = HoursQuestions.FROM,
            in = ParameterIn.QUERY,
            description =
                    "An instant with an offset, or a date: its first instant in the brand's zone; now, when absent")
    @Parameter(
            name = HoursQuestions.TO,
            in = ParameterIn.QUERY,
            description = "The same, not included; 7 days after `from`, when absent, and at most 400")
    HoursAnswer hours(
            @PathVariable String brand,
            @Parameter(name = "facts", description = "plan, package, region, topic, …") @RequestParam
                    Map<String, String> sent,
            Locale locale) {
        var asked = new HashMap<>(sent);
        asked.remove(Languages.PARAMETER);
        return answers.of(questions.read(brands.get(brand), asked), locale);
    }
}
