package io.guichet.macro;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffDirectory;
import io.guichet.attachment.MultipartUploads;
import io.guichet.brand.Brand;
import io.guichet.form.Forms;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputNumber;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to write a macro, with its preview for a ticket, its files and its revisions. */
@Controller
@RequestMapping("/desk/macros/{brand}")
class MacroPage {

    /** Attributes that a macro can set by the page, each with values of its own; the API takes all. */
    private static final List<String> ATTRIBUTES =
            List.of("requestType", "impact", "workaround", "severity", "topic", "severalQuestions");

    private final Macros macros;
    private final Forms forms;
    private final AccessibleBrands brands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    MacroPage(Macros macros, Forms forms, AccessibleBrands brands, StaffDirectory directory, LabelFormatter labels) {
        this.macros = macros;
        this.forms = forms;
        this.brands = brands;
        this.directory = directory;
        this.labels = labels;
    }

    /** @param author name */
    public record MacroRevisionView(MacroStore.MacroRevision revision, String author) {}

    @GetMapping("/new")
    String create(@PathVariable String brand, Model model, Locale locale) {
        var served = brands.select(brand, model, locale).orElseThrow();
        var content = new MacroContent("", locale.getLanguage(), "", MacroScope.BRAND, null, null, Map.of());
        return render(served, null, content, 0, List.of(), model, locale);
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    String show(@PathVariable String brand, @PathVariable long id, Model model, Locale locale) {
        var served = brands.select(brand, model, locale).orElseThrow();
        var macro = macros.get(brand, id, directory.current());
        return render(served, macro, macro.content(), macro.revision(), List.of(), model, locale);
    }

    /** @param action {@code save}, {@code preview} or {@code delete} */
    @PostMapping({"/new", "/{id:[0-9]{1,18}}"})
    String save(
            @PathVariable String brand,
            @PathVariable(required = false) Long id,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        var served = brands.select(brand, model, locale).orElseThrow();
        var macro = id == null ? null : macros.get(brand, id, staff);
        int revision =
                InputNumber.parse(parameters.get("revision"), Integer.MAX_VALUE).orElse(0);
        var content = content(parameters);
        model.addAttribute("number", parameters.get("number"));
        try {
            if (action.equals("delete") && macro != null) {
                macros.delete(brand, id, staff);
                redirect.addFlashAttribute("toast", labels.text("macro.deleted", locale));
                redirect.addAttribute("of", brand);
                return "redirect:/desk/macros?brand={of}";
            }
            if (action.equals("preview")) {
                var ticket = macros.ticket(brand, parameters.get("number"), staff);
                model.addAttribute("preview", macros.fill(content, ticket, staff));
                return render(served, macro, content, revision, List.of(), model, locale);
            }
            var edit = new MacroEdit(
                    content,
                    ATTRIBUTES,
                    revision,
                    parameters.get("_submissionToken"),
                    removedFiles(request),
                    MultipartUploads.from(request, "files"));
            var saved = macros.save(brand, id, edit, staff);
            redirect.addFlashAttribute("toast", labels.text("macro.saved", locale));
            redirect.addAttribute("saved", saved.id());
            return "redirect:/desk/macros/{brand}/{saved}";
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(served, macro, content, revision, labels.errors(refused, locale), model, locale);
        } catch (UnknownEntity unknown) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var error = new FieldError("number", labels.text("macro.number.unknown", locale));
            return render(served, macro, content, revision, List.of(error), model, locale);
        } catch (StateConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", labels.text("macro.conflict", locale));
            var current = macros.get(brand, id, staff);
            return render(served, current, content, current.revision(), List.of(), model, locale);
        }
    }

    private static List<Integer> removedFiles(HttpServletRequest request) {
        var removed = request.getParameterValues("_removeFile");
        return removed == null
                ? List.of()
                : Stream.of(removed)
                        .map(file -> InputNumber.parse(file, Integer.MAX_VALUE))
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt)
                        .toList();
    }

    private static MacroContent content(Map<String, String> parameters) {
        var attributes = new TreeMap<String, Object>();
        ATTRIBUTES.forEach(name -> {
            var value = parameters.getOrDefault("attribute-" + name, "");
            if (!value.isEmpty()) {
                attributes.put(name, TicketAttributes.parseValue(name, value));
            }
        });
        var scope = parameters.getOrDefault("scope", "");
        var isTeam = !scope.equals(MacroScope.BRAND.name()) && !scope.equals(MacroScope.PERSON.name());
        return new MacroContent(
                parameters.getOrDefault("name", ""),
                parameters.getOrDefault("language", ""),
                parameters.getOrDefault("body", ""),
                scope.isEmpty() ? null : isTeam ? MacroScope.TEAM : MacroScope.valueOf(scope),
                isTeam ? scope : null,
                parameters.getOrDefault("outcome", "").isEmpty() ? null : parameters.get("outcome"),
                attributes);
    }

    private String render(
            Brand brand,
            Macro macro,
            MacroContent content,
            int revision,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        var staff = directory.current();
        model.addAttribute("macro", macro);
        model.addAttribute("content", content);
        model.addAttribute("revision", revision);
        model.addAttribute("problems", problems);
        model.addAttribute("mayWrite", staff.writesArticles());
        model.addAttribute("languages", labels.languages(brand.languages(), locale));
        model.addAttribute("scopes", scopes(brand, locale));
        model.addAttribute("outcomes", outcomes(locale));
        model.addAttribute("attributeFields", attributeFields(brand, locale));
        model.addAttribute("variables", MacroVariables.names());
        model.addAttribute("files", macro == null ? List.of() : macros.files(macro));
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        model.addAttribute(
                "revisions",
                macro == null
                        ? List.of()
                        : macros.revisions(macro).stream()
                                .map(one -> new MacroRevisionView(one, labels.staff(one.author())))
                                .toList());
        return "macro/macro";
    }

    /** The brand, the user, and the teams that the user writes for. */
    private Map<String, String> scopes(Brand brand, Locale locale) {
        var staff = directory.current();
        var scopes = new LinkedHashMap<String, String>();
        scopes.put(MacroScope.BRAND.name(), labels.text("macro.scope.BRAND", locale));
        brand.teams().stream()
                .filter(team -> new Macro(
                                0,
                                brand.id(),
                                new MacroContent("", "", "", MacroScope.TEAM, team.id(), null, Map.of()),
                                "",
                                0,
                                0,
                                "",
                                null)
                        .isForTeamOf(staff))
                .forEach(team -> scopes.put(team.id(), labels.group(brand.id(), team.id(), locale)));
        scopes.put(MacroScope.PERSON.name(), labels.text("macro.scope.PERSON", locale));
        return scopes;
    }

    /** The labels of the forms' outcomes. */
    private Map<String, String> outcomes(Locale locale) {
        var outcomes = new LinkedHashMap<String, String>();
        forms.ids().stream()
                .sorted()
                .map(forms::get)
                .filter(form -> form.keys().contains("reply"))
                .flatMap(form -> form.fields(Map.of(), locale).stream())
                .filter(field -> field.key().equals("outcome"))
                .flatMap(field -> field.options().stream())
                .forEach(option -> outcomes.putIfAbsent(option.value(), option.label()));
        return outcomes;
    }

    /** The values in words, by attribute. */
    private Map<String, Map<String, String>> attributeFields(Brand brand, Locale locale) {
        var fields = new LinkedHashMap<String, Map<String, String>>();
        for (var name : ATTRIBUTES) {
            var values = new ArrayList<>(TicketAttributes.vocabulary().getOrDefault(name, Set.of()));
            values.addAll(brand.vocabulary().getOrDefault(name, Set.of()));
            if (values.isEmpty()) {
                values.addAll(List.of("true", "false"));
            }
            var options = new LinkedHashMap<String, String>();
            values.forEach(value -> options.put(
                    value, labels.value(brand.id(), name, TicketAttributes.parseValue(name, value), locale)));
            fields.put(name, options);
        }
        return fields;
    }
}
