package io.guichet.email;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.guichet.brand.Brand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Checks a brand's e-mail templates: each exists in each language of the brand and uses known variables only. */
@Component
public class EmailTemplateCheck {

    /** Texts that a brand may have and that the templates use if it does. */
    private static final Set<String> OPTIONAL_TEXTS = Set.of("signature", "noReply", "spam", "severalQuestions");

    /** What Mustache knows of the elements of a list. */
    private static final Set<String> POSITIONS = Set.of("-first", "-last", "-index");

    private final EmailTemplates templates;
    private final TemplateFiles files;

    EmailTemplateCheck(EmailTemplates templates, TemplateFiles files) {
        this.templates = templates;
        this.files = files;
    }

    /** The check of other files than those of the desk, by their path below the working folder. */
    public static EmailTemplateCheck of(Function<String, Optional<String>> files) {
        var found = new TemplateFiles(files);
        return new EmailTemplateCheck(new EmailTemplates(found), found);
    }

    /** Kinds of problems. */
    public enum EmailTemplateProblem {
        MISSING,
        INVALID,
        UNKNOWN_VARIABLE,
        /** It lacks a variable without which the e-mail has no purpose. */
        INCOMPLETE,
        /** It has no subject or no text. */
        EMPTY
    }

    /**
     * A problem of a template.
     *
     * @param file name of the template's file in a folder {@code emails}
     * @param detail the unknown variable, the missing file or the parser's message; empty if there is none
     */
    public record EmailTemplateFinding(EmailTemplateProblem problem, String brand, String file, String detail) {}

    /** The problems of all templates of the brand, in the order of the templates. */
    public List<EmailTemplateFinding> check(Brand brand) {
        var findings = new ArrayList<EmailTemplateFinding>();
        for (var template : EmailTemplate.values()) {
            for (var language : brand.languages()) {
                check(brand, template, language, findings);
            }
        }
        checkLayout(brand, findings);
        return findings;
    }

    private void checkLayout(Brand brand, List<EmailTemplateFinding> findings) {
        var file = EmailTemplates.LAYOUT;
        try {
            var used = new UsedVariables();
            used.of(templates.layout(brand.id(), brand.languages().get(0)));
            used.names.stream()
                    .filter(name -> !EmailTemplates.LAYOUT_VARIABLES.contains(name))
                    .forEach(name -> findings.add(
                            new EmailTemplateFinding(EmailTemplateProblem.UNKNOWN_VARIABLE, brand.id(), file, name)));
            if (!used.names.contains(EmailTemplates.CONTENT)) {
                findings.add(new EmailTemplateFinding(
                        EmailTemplateProblem.INCOMPLETE, brand.id(), file, EmailTemplates.CONTENT));
            }
        } catch (MustacheException invalid) {
            findings.add(
                    new EmailTemplateFinding(EmailTemplateProblem.INVALID, brand.id(), file, invalid.getMessage()));
        }
    }

    private void check(Brand brand, EmailTemplate template, String language, List<EmailTemplateFinding> findings) {
        var file = "%s.%s.txt".formatted(template.id(), language);
        try {
            var compiled = templates.compile(brand.id(), template.id(), language);
            var known = new HashSet<>(template.variables());
            known.addAll(brand.texts().keySet());
            known.addAll(OPTIONAL_TEXTS);
            known.addAll(POSITIONS);
            var used = new UsedVariables();
            used.of(compiled);
            used.names.stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> findings.add(
                            new EmailTemplateFinding(EmailTemplateProblem.UNKNOWN_VARIABLE, brand.id(), file, name)));
            template.required().stream()
                    .filter(name -> !used.names.contains(name))
                    .forEach(name -> findings.add(
                            new EmailTemplateFinding(EmailTemplateProblem.INCOMPLETE, brand.id(), file, name)));
            if (isEmpty(brand, file)) {
                findings.add(new EmailTemplateFinding(EmailTemplateProblem.EMPTY, brand.id(), file, ""));
            }
        } catch (MissingEmailTemplate missing) {
            findings.add(new EmailTemplateFinding(EmailTemplateProblem.MISSING, brand.id(), file, missing.file()));
        } catch (MustacheException invalid) {
            findings.add(
                    new EmailTemplateFinding(EmailTemplateProblem.INVALID, brand.id(), file, invalid.getMessage()));
        } catch (StackOverflowError endless) {
            findings.add(
                    new EmailTemplateFinding(EmailTemplateProblem.INVALID, brand.id(), file, "it includes itself"));
        }
    }

    private boolean isEmpty(Brand brand, String file) {
        var text = files.find(brand.id(), file).orElseThrow().text();
        var end = text.indexOf('\n');
        return end < 0
                || text.substring(0, end).isBlank()
                || text.substring(end).isBlank();
    }

    /** The variables of a template, of its sections and of the files that it includes. */
    private static final class UsedVariables implements Mustache.Visitor {

        private final Set<String> names = new TreeSet<>();

        void of(Template template) {
            template.visit(this);
        }

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            names.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return true;
        }

        @Override
        public boolean visitSection(String name) {
            names.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            names.add(name);
            return true;
        }
    }
}
