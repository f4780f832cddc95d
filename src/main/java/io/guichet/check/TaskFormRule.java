package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.check.Finding.FindingKind;
import io.guichet.form.Form;
import io.guichet.policy.TicketAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A form has the fields that its page or its task reads, and gives them values that these accept. */
final class TaskFormRule implements ModelSetRule {

    private static final String OUTCOME = "outcome";
    private static final String REPLY = "reply";

    /** The fields that the desk reads from the forms of its pages. */
    private static final Map<String, List<String>> PAGES = Map.of(
            "ask", List.of("text"),
            "answer", List.of("reply"),
            "reply", List.of("body"),
            "rating", List.of("score"),
            "sign-in", List.of("email"),
            "profile", List.of("name", "language"),
            "invoice", List.of("name", "street", "postcode", "city", "country", "order"));

    private static final List<String> CONTACT = List.of("subject", "body", "name", "email");

    /** Without these a request cannot be stored. */
    private static final List<String> CONTACT_TEXTS = List.of("subject", "body", "email");

    /** The outcomes that the listeners of these tasks accept. */
    private static final Map<String, Set<String>> OUTCOMES = Map.of(
            "checkIdentity", Set.of("CONFIRMED", "REFUSED"),
            "checkLegalPapers", Set.of("TRANSFER", "DEACTIVATE", "MORE_NEEDED", "REFUSED"),
            "decideAsLead", Set.of("CONTINUE", "REASSIGN"));

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var findings = new LinkedHashSet<ModelFinding>();
        set.files().stream()
                .filter(file -> file.type() == ModelFile.ModelFileType.FORM)
                .forEach(file -> set.form(file.baseName()).ifPresent(form -> {
                    var fields = page(file.baseName());
                    fields.stream()
                            .filter(key -> !form.keys().contains(key))
                            .forEach(key -> findings.add(missing(file.path(), key)));
                    if (page(file.baseName()).equals(CONTACT)) {
                        CONTACT_TEXTS.stream()
                                .filter(key -> form.keys().contains(key) && !isRequiredText(form, key))
                                .forEach(key -> findings.add(wrong(file.path(), key)));
                    }
                    if (isContact(file.baseName())) {
                        findings.addAll(unknownOptions(
                                FindingKind.CONTACT_OPTION_UNKNOWN, brandsOf(set, file), file.path(), form));
                    }
                }));
        for (var diagram : set.diagrams()) {
            diagram.nodes("userTask").forEach(task -> Diagram.property(task, "form")
                    .ifPresent(name -> set.form(name).ifPresent(form -> {
                        var file = "forms/" + name + ".form";
                        if (form.keys().contains(OUTCOME) && !(form.isChoice(OUTCOME) && form.alwaysShows(OUTCOME))) {
                            findings.add(wrong(file, OUTCOME));
                        } else if (OutcomeRule.isRead(diagram, task) && !form.requires(OUTCOME)) {
                            findings.add(missing(file, OUTCOME));
                        }
                        if (form.keys().contains(REPLY) && !form.isText(REPLY)) {
                            findings.add(wrong(file, REPLY));
                        }
                        UserTaskRule.completeListeners(task)
                                .forEach(listener -> findings.addAll(taskFindings(set, file, form, listener)));
                    })));
        }
        return findings.stream();
    }

    private static boolean isRequiredText(Form form, String key) {
        return form.isText(key) && form.alwaysShows(key) && form.requires(key);
    }

    private static ModelFinding wrong(String file, String key) {
        return ModelFinding.of(FindingKind.FORM_FIELD_WRONG, file, key);
    }

    /** Its fields that are named like an attribute set it. */
    private static boolean isContact(String form) {
        return form.equals("contact") || form.startsWith("contact-");
    }

    private static List<String> page(String form) {
        return isContact(form) || form.startsWith("cannot-sign-in-") ? CONTACT : PAGES.getOrDefault(form, List.of());
    }

    private static List<ModelFinding> taskFindings(ModelSet set, String file, Form form, String listener) {
        var findings = new ArrayList<ModelFinding>();
        if (OUTCOMES.containsKey(listener)) {
            if (!form.keys().contains(OUTCOME) || !form.requires(OUTCOME)) {
                findings.add(missing(file, OUTCOME));
            }
            form.options(OUTCOME).stream()
                    .filter(option -> !OUTCOMES.get(listener).contains(option))
                    .forEach(option ->
                            findings.add(ModelFinding.of(FindingKind.FORM_OPTION_UNKNOWN, file, OUTCOME, option)));
        }
        if (form.options(OUTCOME).contains("REASSIGN") && !form.keys().contains("team")) {
            findings.add(missing(file, "team"));
        }
        if (listener.equals("completeTask") && form.keys().contains(OUTCOME) && !form.requires(OUTCOME)) {
            findings.add(missing(file, OUTCOME));
        }
        if (listener.equals("triage")) {
            form.keys().stream()
                    .filter(key ->
                            !key.equals("team") && !TicketAttributes.names().contains(key))
                    .forEach(key -> findings.add(ModelFinding.of(FindingKind.FORM_FIELD_UNKNOWN, file, key)));
        }
        findings.addAll(
                unknownOptions(FindingKind.FORM_OPTION_UNKNOWN, set.brands().values(), file, form));
        return findings;
    }

    /** Options of fields that set attributes, with values that these cannot have. */
    private static List<ModelFinding> unknownOptions(
            FindingKind kind, Collection<Brand> brands, String file, Form form) {
        var findings = new ArrayList<ModelFinding>();
        form.keys().forEach(key -> {
            var values = OutcomeRule.attributeValues(brands, key);
            form.options(key).stream()
                    .filter(option -> !values.isEmpty() && !values.contains(option))
                    .forEach(option -> findings.add(ModelFinding.of(kind, file, key, option)));
        });
        return findings;
    }

    /** The brand of a contact form; for the common one all that have none of their own. */
    private static Collection<Brand> brandsOf(ModelSet set, ModelFile form) {
        var owner = form.owner(set.brands().keySet());
        return owner == null
                ? set.brands().values().stream()
                        .filter(brand -> !set.hasForm("contact-" + brand.id()))
                        .toList()
                : List.of(set.brands().get(owner));
    }

    private static ModelFinding missing(String file, String key) {
        return ModelFinding.of(FindingKind.FORM_FIELD_MISSING, file, key);
    }
}
