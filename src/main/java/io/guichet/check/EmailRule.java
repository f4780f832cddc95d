package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.email.EmailTemplate;
import io.guichet.email.EmailTemplateCheck;
import io.guichet.model.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The e-mail templates of a brand exist in each of its languages, and use what their e-mails know. */
final class EmailRule implements ModelSetRule {

    private static final String LAYOUT = "layout.html";

    /** The default templates are in these languages, whatever the brands speak. */
    private static final Set<String> SHIPPED = Set.of("en", "fr");

    private static final String FOLDER = ModelFile.POLICIES + "%s/emails/%s";

    /** Whether the file is the layout, a template, or one that another file includes. */
    static boolean isRead(ModelFile file, ModelSet set) {
        if (file.name().equals(LAYOUT)) {
            return true;
        }
        var parts = file.name().split("\\.");
        return parts.length == 3
                && (SHIPPED.contains(parts[1])
                        || set.brands().values().stream()
                                .anyMatch(brand -> brand.languages().contains(parts[1])))
                && (EmailTemplate.find(parts[0]).isPresent()
                        || set.files().stream()
                                .filter(other -> other.type() == ModelFile.ModelFileType.EMAIL && other != file)
                                .anyMatch(other -> includes(other, parts[0])));
    }

    private static boolean includes(ModelFile template, String name) {
        var text = new String(template.content(), StandardCharsets.UTF_8);
        return text.contains("{{>" + name + "}}") || text.contains("{{> " + name + "}}");
    }

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        if (set.find(FOLDER.formatted(ModelFiles.DEFAULT_POLICIES, LAYOUT)).isEmpty()) {
            return Stream.empty();
        }
        var check = EmailTemplateCheck.of(
                path -> set.find(path).map(file -> new String(file.content(), StandardCharsets.UTF_8)));
        return set.brands().values().stream()
                .flatMap(brand -> check.check(brand).stream())
                .map(found -> {
                    var own = FOLDER.formatted(found.brand(), found.file());
                    var path = set.find(own).isPresent()
                            ? own
                            : FOLDER.formatted(ModelFiles.DEFAULT_POLICIES, found.file());
                    return new ModelFinding(
                            FindingKind.valueOf("EMAIL_TEMPLATE_" + found.problem()),
                            path,
                            null,
                            null,
                            found.file(),
                            List.of(found.detail()));
                })
                .distinct();
    }
}
