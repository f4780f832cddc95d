package io.guichet.macro;

import io.guichet.brand.Brand;
import io.guichet.form.Forms;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a macro consists of.
 *
 * @param body text with variables such as {@code {{customer.name}}}; may be empty if it sets an outcome or attributes
 * @param team team of the brand; null for the other scopes
 * @param outcome outcome of a task that sending completes with; null for the one that its form names first
 * @param attributes attributes that the ticket gets when it is sent
 */
public record MacroContent(
        String name,
        String language,
        String body,
        MacroScope scope,
        String team,
        String outcome,
        Map<String, Object> attributes) {

    public MacroContent {
        attributes = attributes == null ? Map.of() : new TreeMap<>(attributes);
    }

    /** The content as it can be stored; {@link BadInput} names each field that is wrong. */
    MacroContent validated(Brand brand, Forms forms) {
        var errors = new ArrayList<FieldError>();
        if (InputText.isBlank(name)) {
            errors.add(new FieldError("name", "is required", "macro.name.required"));
        } else {
            errors.addAll(TextRule.NAME.errors("name", name, "macro.name.too-long", TextRule.NAME.maxLength()));
        }
        if (language == null || !brand.languages().contains(language)) {
            errors.add(new FieldError("language", "must be one of " + brand.languages(), "macro.language.unknown"));
        }
        if (!InputText.isBlank(body)) {
            errors.addAll(TextRule.BODY.errors("body", body, "ticket.body.too-long", TextRule.BODY.maxLength()));
        } else if (outcome == null && attributes.isEmpty()) {
            errors.add(new FieldError("body", "must not be empty", "macro.body.required"));
        }
        if (scope == null) {
            errors.add(new FieldError("scope", "must be BRAND, TEAM or PERSON", "macro.scope.required"));
        }
        if (scope == MacroScope.TEAM && (team == null || !brand.hasTeam(team))) {
            errors.add(new FieldError("team", "must be a team of the brand", "macro.team.required"));
        }
        if (outcome != null && !outcomes(forms).contains(outcome)) {
            errors.add(new FieldError("outcome", "must be one of " + outcomes(forms), "macro.outcome.unknown"));
        }
        try {
            TicketAttributes.validated(brand, attributes);
        } catch (BadInput refused) {
            refused.errors().forEach(error -> errors.add(error.withField("attributes." + error.field())));
        }
        BadInput.throwIfAny(errors);
        return new MacroContent(
                InputText.strip(InputText.clean(name)),
                language,
                body == null ? "" : InputText.clean(body),
                scope,
                scope == MacroScope.TEAM ? team : null,
                outcome,
                attributes);
    }

    /** The outcomes of the forms with a reply, in their order. */
    static List<String> outcomes(Forms forms) {
        return forms.ids().stream()
                .sorted()
                .map(forms::get)
                .filter(form -> form.keys().contains("reply"))
                .flatMap(form -> form.options("outcome").stream())
                .distinct()
                .toList();
    }
}
