package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.intake.AttributeFormReader;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.BrandSelector;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What would be promised to whom, until when, and why: for anybody who has to say it to a customer. */
@Controller
class SlaPreviewPage {

    private final BrandSelector brandSelector;
    private final AttributeFormReader attributeFormReader;
    private final SlaPreviewViewAssembler previews;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelFormatter;

    SlaPreviewPage(
            BrandSelector brandSelector,
            AttributeFormReader attributeFormReader,
            SlaPreviewViewAssembler previews,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelFormatter) {
        this.brandSelector = brandSelector;
        this.attributeFormReader = attributeFormReader;
        this.previews = previews;
        this.channelStatuses = channelStatuses;
        this.channelFormatter = channelFormatter;
    }

    @GetMapping("/desk/sla-preview")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        brandSelector
                .select(brandId, model, locale)
                .ifPresent(brand -> addPreview(brand, parameters, model, locale, response));
        return "desk/sla-preview";
    }

    private void addPreview(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var form = attributeFormReader.readAll(brand, parameters, locale);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        try {
            if (form.hasProblems()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else {
                model.addAttribute("preview", previews.of(brand, form, locale));
            }
            var channels = channelStatuses.of(brand, form.attributes(), brand.languageFor(locale.getLanguage()));
            model.addAttribute("channels", channelFormatter.of(channels, brand.zone(), locale));
        } catch (UnfulfillableRequest gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("gap", gap.getMessage());
        }
    }
}
