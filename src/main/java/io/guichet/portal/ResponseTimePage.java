package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.intake.AttributeForm;
import io.guichet.intake.AttributeFormReader;
import io.guichet.policy.Policies;
import io.guichet.policy.TicketAttributes;
import io.guichet.portal.ResponseTimeFormatter.ResponseTimeStart;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.ChannelStatusFormatter;
import io.guichet.sla.ChannelStatuses;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
    private final PromiseViewAssembler promises;
    private final VisitorAttributes visitorAttributes;
    private final ChannelStatuses channelStatuses;
    private final ChannelStatusFormatter channelStatusFormatter;

    ResponseTimePage(
            AttributeFormReader attributeFormReader,
            Policies policies,
            PromiseViewAssembler promises,
            VisitorAttributes visitorAttributes,
            ChannelStatuses channelStatuses,
            ChannelStatusFormatter channelStatusFormatter) {
        this.attributeFormReader = attributeFormReader;
        this.policies = policies;
        this.promises = promises;
        this.visitorAttributes = visitorAttributes;
        this.channelStatuses = channelStatuses;
        this.channelStatusFormatter = channelStatusFormatter;
    }

    @GetMapping(BrandModelAdvice.BRAND_PATH + "/promise")
    String show(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        var contract = contract(visit, parameters);
        var form = attributeFormReader.readRelevant(
                visit.brand(), withContract(parameters, contract), visit.zone(), visit.locale());
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        model.addAttribute("signInUrl", CustomerSignInPage.signInAndReturnToPromise(visit.brand()));
        var attributes = contract.with(form.attributes());
        try {
            model.addAttribute(
                    "channels",
                    channelStatusFormatter.of(
                            channelStatuses.of(visit.brand(), attributes, visit.language()),
                            visit.zone(),
                            visit.locale()));
            if (form.hasProblems()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else if (form.submitted()) {
                model.addAttribute(
                        "promise",
                        promises.of(visit, attributes, form.receivedAt(), startOf(visit.brand(), attributes, form)));
            }
        } catch (UnfulfillableRequest unmatched) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("noAnswer", true);
        }
        return "portal/response-time";
    }

    /** The signed-in customer's, or that of their team in the parameters; none for others. */
    private TicketAttributes contract(Visit visit, Map<String, String> parameters) {
        var team = parameters.get(TicketAttributes.CUSTOMER_TEAM);
        var stated = visitorAttributes.isMember(visit, team)
                ? TicketAttributes.none().with(TicketAttributes.CUSTOMER_TEAM, team)
                : visitorAttributes.fromProduct(visit);
        return visit.signedIn().map(me -> visitorAttributes.of(visit, stated)).orElseGet(TicketAttributes::none);
    }

    /** Prefills the form with the contract; the customer may look at another case. */
    private static Map<String, String> withContract(Map<String, String> parameters, TicketAttributes contract) {
        var all = new HashMap<String, String>();
        contract.values().forEach((name, value) -> all.put(name, value.toString()));
        all.remove(TicketAttributes.OTHER_PLANS);
        all.putAll(parameters);
        return all;
    }

    /** A paid request counts from its payment. */
    private ResponseTimeStart startOf(Brand brand, TicketAttributes attributes, AttributeForm form) {
        if (policies.fee(brand, attributes).isPresent()) {
            return form.receivedNow() ? ResponseTimeStart.PAID_NOW : ResponseTimeStart.PAID_AT;
        }
        return form.receivedNow() ? ResponseTimeStart.SENT_NOW : ResponseTimeStart.SENT_AT;
    }
}
