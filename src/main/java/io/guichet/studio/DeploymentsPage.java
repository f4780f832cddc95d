package io.guichet.studio;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.check.InvalidModels;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.model.FileDrift.DriftState;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.studio.DeploymentHistory.DeploymentFilter;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows analysts what was deployed, by whom and why, what differs from the working folder, and puts former versions back. */
@Controller
@RequestMapping("/desk/deployments")
class DeploymentsPage {

    private static final int PAGE_SIZE = 30;

    private final StudioCommands commands;
    private final DeploymentHistory history;
    private final ModelDeployments deployments;
    private final VisibleDrifts drifts;
    private final DeploymentViewAssembler views;
    private final AccessibleBrands brands;
    private final ModelFindingFormatter findings;
    private final MessageSource messages;

    DeploymentsPage(
            StudioCommands commands,
            DeploymentHistory history,
            ModelDeployments deployments,
            VisibleDrifts drifts,
            DeploymentViewAssembler views,
            AccessibleBrands brands,
            ModelFindingFormatter findings,
            MessageSource messages) {
        this.commands = commands;
        this.history = history;
        this.deployments = deployments;
        this.drifts = drifts;
        this.views = views;
        this.brands = brands;
        this.findings = findings;
        this.messages = messages;
    }

    /** What an analyst does about a file that differs from its deployed version. */
    enum DriftAction {
        KEEP,
        TAKE
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String file,
            @RequestParam(required = false) Long after,
            Model model,
            Locale locale) {
        var me = commands.analyst();
        var filter = new DeploymentFilter(chosen(brand), chosen(file));
        if (filter.brand() != null) {
            brands.get(filter.brand());
        }
        var rows = history.list(me, filter, after, PAGE_SIZE + 1);
        model.addAttribute(
                "rows",
                rows.stream()
                        .limit(PAGE_SIZE)
                        .map(row -> views.row(row, locale))
                        .toList());
        model.addAttribute(
                "next", rows.size() > PAGE_SIZE ? rows.get(PAGE_SIZE - 1).number() : null);
        model.addAttribute("filter", filter);
        model.addAttribute("brands", brandNames(locale));
        model.addAttribute(
                "drifts",
                drifts.all(me).stream()
                        .filter(drift -> drift.state() != DriftState.UNCHANGED)
                        .filter(drift ->
                                filter.brand() == null || filter.brand().equals(drifts.owner(drift.path())))
                        .filter(drift -> filter.file() == null || drift.path().endsWith(filter.file()))
                        .sorted(Comparator.comparing(drift -> !drift.needsDecision()))
                        .map(drift -> views.drift(drift, drifts.owner(drift.path()), locale))
                        .toList());
        return "studio/deployments";
    }

    private static String chosen(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Map<String, String> brandNames(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        for (Brand brand : brands.all()) {
            names.put(brand.id(), brand.name().in(locale.getLanguage()));
        }
        return names;
    }

    @GetMapping("/{id}")
    String deployment(@PathVariable String id, Model model, Locale locale) {
        return render(id, "", List.of(), model, locale);
    }

    private String render(String id, String reason, List<FieldError> problems, Model model, Locale locale) {
        var me = commands.analyst();
        var deployment = history.get(id, me);
        var plan = deployments.restorePlan(deployment);
        model.addAttribute("row", views.row(deployment, locale));
        model.addAttribute("changes", views.changes(deployment, locale));
        model.addAttribute("applies", plan.isEmpty());
        model.addAttribute("mayRestore", !plan.isEmpty() && deployments.mayRestore(deployment, plan, me));
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        return "studio/deployment";
    }

    @PostMapping("/{id}/restore")
    String restore(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var me = commands.analyst();
        history.get(id, me);
        var problems = reasonProblems(reason, locale);
        if (problems.isEmpty()) {
            try {
                commands.restore(id, TextRule.REASON.require("reason", reason), null);
                redirect.addFlashAttribute("toast", text("deployments.restored", locale));
                return "redirect:/desk/deployments";
            } catch (InvalidModels | StateConflict | AccessRefused refused) {
                refuse(refused, model, locale, response);
            }
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return render(id, reason, problems, model, locale);
    }

    @GetMapping("/drift")
    String drift(@RequestParam String file, Model model, Locale locale) {
        return renderDrift(file, "", List.of(), model, locale);
    }

    private String renderDrift(String file, String reason, List<FieldError> problems, Model model, Locale locale) {
        var me = commands.analyst();
        var drift = drifts.get(file, me);
        model.addAttribute("mayChange", drifts.mayChange(file, me));
        model.addAttribute("view", views.drift(drift, drifts.owner(file), locale));
        model.addAttribute("change", views.change(drift, locale));
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        return "studio/drift";
    }

    @PostMapping("/drift")
    String resolve(
            @RequestParam String file,
            @RequestParam DriftAction action,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var me = commands.analyst();
        var isGone = drifts.get(file, me).fileSha256() == null;
        var problems = reasonProblems(reason, locale);
        if (problems.isEmpty()) {
            try {
                if (action == DriftAction.TAKE) {
                    commands.takeFile(file, TextRule.REASON.require("reason", reason));
                } else {
                    commands.keepDeployed(file, TextRule.REASON.require("reason", reason));
                }
                redirect.addFlashAttribute("toast", resolved(action, isGone, locale));
                return "redirect:/desk/deployments";
            } catch (InvalidModels | StateConflict | AccessRefused refused) {
                refuse(refused, model, locale, response);
            }
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return renderDrift(file, reason, problems, model, locale);
    }

    private String resolved(DriftAction action, boolean isGone, Locale locale) {
        return text(
                action == DriftAction.TAKE && isGone ? "deployments.resolved.REMOVE" : "deployments.resolved." + action,
                locale);
    }

    /** Says on the page why nothing was changed. */
    private void refuse(RuntimeException refused, Model model, Locale locale, HttpServletResponse response) {
        if (refused instanceof InvalidModels invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("findings", findings.views(invalid.findings(), invalid.sent(), locale));
        } else if (refused instanceof AccessRefused) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("refusal", text("deployments.refused.rights", locale));
        } else {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", text("deployments.refused.state", locale));
        }
    }

    private List<FieldError> reasonProblems(String reason, Locale locale) {
        if (InputText.isBlank(reason)) {
            return List.of(new FieldError("reason", text("deployments.reason.required", locale)));
        }
        return TextRule.REASON.errors("reason", reason).isEmpty()
                ? List.of()
                : List.of(new FieldError(
                        "reason", text("deployments.reason.too-long", locale, TextRule.REASON.maxLength())));
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
