package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.AttributeForm;
import io.guichet.intake.AttributeFormReader;
import io.guichet.policy.Policies;
import io.guichet.portal.ResponseTimeFormatter.ResponseTimeStart;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
import io.guichet.sla.SlaPreviews;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Page that previews the response time. The parameters are in the URL and nothing is stored. */
@Controller
class ResponseTimePage {

    private final AttributeFormReader attributeFormReader;
    private final Policies policies;
    private final SlaPreviews slaPreviews;
    private final ResponseTimeFormatter responseTimeFormatter;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelStatusFormatter;
    private final TimeFormatter timeFormatter;

    ResponseTimePage(
            AttributeFormReader attributeFormReader,
            Policies policies,
            SlaPreviews slaPreviews,
            ResponseTimeFormatter responseTimeFormatter,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelStatusFormatter,
            TimeFormatter timeFormatter) {
        this.attributeFormReader = attributeFormReader;
        this.policies = policies;
        this.slaPreviews = slaPreviews;
        this.responseTimeFormatter = responseTimeFormatter;
        this.channelStatuses = channelStatuses;
        this.channelStatusFormatter = channelStatusFormatter;
        this.timeFormatter = timeFormatter;
    }

    @GetMapping(BrandModelAdvice.BRAND_PATH + "/promise")
    String show(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var form = attributeFormReader.readRelevant(brand, parameters, locale);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        model.addAttribute("zoneName", timeFormatter.zoneName(brand.zone(), locale));
        try {
            var language = brand.languageFor(locale.getLanguage());
            model.addAttribute(
                    "channels",
                    channelStatusFormatter.of(
                            channelStatuses.of(brand, form.attributes(), language), brand.zone(), locale));
            if (form.hasProblems()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else if (form.submitted()) {
                addResponseTime(brand, form, language, model, locale);
            }
        } catch (UnfulfillableRequest unmatched) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("noAnswer", true);
        }
        return "portal/response-time";
    }

    private void addResponseTime(Brand brand, AttributeForm form, String language, Model model, Locale locale) {
        var preview = slaPreviews.of(brand, form.attributes(), form.receivedAt(), language);
        model.addAttribute("route", preview.route());
        if (preview.route().isTicket()) {
            var target = preview.firstResponse();
            model.addAttribute(
                    "responseTime", responseTimeFormatter.format(target, locale, brand.zone(), startOf(brand, form)));
            model.addAttribute("hours", responseTimeFormatter.formatHours(target, form.receivedAt(), locale));
            brand.text("responseTime", locale.getLanguage()).ifPresent(text -> model.addAttribute("reason", text));
        }
    }

    /** A paid request counts from its payment. */
    private ResponseTimeStart startOf(Brand brand, AttributeForm form) {
        if (policies.fee(brand, form.attributes()).isPresent()) {
            return form.receivedNow() ? ResponseTimeStart.PAID_NOW : ResponseTimeStart.PAID_AT;
        }
        return form.receivedNow() ? ResponseTimeStart.SENT_NOW : ResponseTimeStart.SENT_AT;
    }
}
