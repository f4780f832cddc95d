package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit as a page, for administrators. */
@Controller
class AuditPage {

    private static final int PAGE_SIZE = 50;

    private final Audit audit;
    private final MessageSource messages;

    AuditPage(Audit audit, MessageSource messages) {
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/desk/audit")
    String list(
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) String after,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("types", types(locale));
        model.addAttribute("type", type);
        model.addAttribute("user", user);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        try {
            var filter =
                    AuditFilter.of(emptyToNull(type), emptyToNull(user), emptyToNull(from), emptyToNull(to), after);
            model.addAttribute("page", audit.find(filter, PAGE_SIZE));
            model.addAttribute("problems", List.of());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("page", new Page<AuditEntry>(List.of(), null));
            model.addAttribute("problems", localised(refused, locale));
        }
        return "access/audit";
    }

    private List<FieldError> localised(BadInput refused, Locale locale) {
        return refused.errors().stream()
                .map(error -> error.localised(messages, locale))
                .toList();
    }

    private Map<String, String> types(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        Arrays.stream(AuditType.values())
                .forEach(
                        type -> names.put(type.name(), messages.getMessage("access.audit.type." + type, null, locale)));
        return names;
    }

    private static String emptyToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
