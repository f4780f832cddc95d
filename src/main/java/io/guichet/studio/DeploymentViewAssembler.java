package io.guichet.studio;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.check.FileDifference;
import io.guichet.check.FileDifferenceFormatter;
import io.guichet.check.FileDifferences;
import io.guichet.check.ModelFile;
import io.guichet.model.CurrentFile;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.FileVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Prepares deployments and the differences between versions for pages. */
@Component
class DeploymentViewAssembler {

    /** The files of a deployment that a list names; more are counted. */
    private static final int LISTED_FILES = 3;

    /** The differences of one file that a page shows; more are counted. */
    private static final int SHOWN_DIFFERENCES = 200;

    private final FileVersions versions;
    private final FileDrifts drifts;
    private final FileDifferenceFormatter formatter;
    private final Brands brands;
    private final MessageSource messages;

    DeploymentViewAssembler(
            FileVersions versions,
            FileDrifts drifts,
            FileDifferenceFormatter formatter,
            Brands brands,
            MessageSource messages) {
        this.versions = versions;
        this.drifts = drifts;
        this.formatter = formatter;
        this.brands = brands;
        this.messages = messages;
    }

    /**
     * A deployment of the list.
     *
     * @param title what it is, in words
     * @param author name or words for the desk itself
     * @param brand name of the brand, or words for all brands
     * @param reason as the author gave it; else where it came from
     * @param files its first files
     * @param more how many others it has
     */
    record DeploymentRowView(
            ModelDeployment deployment,
            String title,
            String author,
            String source,
            String brand,
            String reason,
            String files,
            int more) {}

    DeploymentRowView row(ModelDeployment deployment, Locale locale) {
        var listed = deployment.files().stream()
                .limit(LISTED_FILES)
                .map(file -> text("deployments.file-version", locale, file.name(), file.version()))
                .toList();
        var source = text("deployments.source." + deployment.source(), locale);
        return new DeploymentRowView(
                deployment,
                text(deployment.decision() == null ? "deployments.one" : "deployments.decision", locale),
                deployment.author() == null ? text("deployments.by-desk", locale) : deployment.author(),
                source,
                brandName(deployment.brand(), locale),
                reason(deployment, source, locale),
                String.join(", ", listed),
                deployment.files().size() - listed.size());
    }

    /** The desk gives a setting as its reason, or none. */
    private String reason(ModelDeployment deployment, String source, Locale locale) {
        if (deployment.author() != null && deployment.reason() != null) {
            return deployment.reason();
        }
        return deployment.decision() == null ? source : text("deployments.by-setting", locale, deployment.reason());
    }

    String brandName(String brand, Locale locale) {
        if (brand == null) {
            return text("deployments.all-brands", locale);
        }
        return brands.all().stream()
                .filter(served -> served.id().equals(brand))
                .findFirst()
                .map(Brand::name)
                .map(name -> name.in(locale.getLanguage()))
                .orElse(brand);
    }

    /** A difference in words; a line of a text has no sentence. */
    record DifferenceView(String kind, String sentence, String before, String after, boolean isLine) {}

    /**
     * What has changed in a file.
     *
     * @param from former version; null if there was none
     * @param to later version; null for the file of the working folder
     * @param more how many differences are not shown
     */
    record FileChangeView(
            String path, String name, Integer from, Integer to, List<DifferenceView> differences, int more) {

        public boolean hasLines() {
            return differences.stream().anyMatch(DifferenceView::isLine);
        }
    }

    /** What a deployment has changed, file by file; nothing for a decision about files. */
    List<FileChangeView> changes(ModelDeployment deployment, Locale locale) {
        if (deployment.decision() != null) {
            return List.of();
        }
        var before = versions.allBefore(deployment.number());
        var changed = deployment.files().stream()
                .filter(file -> before.containsKey(file.path()))
                .toList();
        var later = models(changed);
        var former =
                models(changed.stream().map(file -> before.get(file.path())).toList());
        return deployment.files().stream()
                .map(file ->
                        change(file, before.get(file.path()), former.get(file.path()), later.get(file.path()), locale))
                .toList();
    }

    /** @param before null for the first version, whose content is no difference */
    private FileChangeView change(
            FileVersion file, FileVersion before, ModelFile former, ModelFile later, Locale locale) {
        return before == null
                ? view(file.path(), null, file.version(), List.of(), locale)
                : view(file.path(), before.version(), file.version(), FileDifferences.between(former, later), locale);
    }

    /** Their contents by path. */
    private Map<String, ModelFile> models(List<FileVersion> files) {
        return versions.read(files).stream()
                .map(DeploymentViewAssembler::model)
                .collect(Collectors.toMap(ModelFile::path, file -> file));
    }

    private static ModelFile model(CurrentFile file) {
        return ModelFile.at(file.path(), file.content());
    }

    private FileChangeView view(
            String path, Integer from, Integer to, List<FileDifference> differences, Locale locale) {
        return new FileChangeView(
                path,
                path.substring(path.lastIndexOf('/') + 1),
                from,
                to,
                differences.stream()
                        .limit(SHOWN_DIFFERENCES)
                        .map(difference -> new DifferenceView(
                                difference.kind().name(),
                                formatter.sentence(difference, locale),
                                difference.before(),
                                difference.after(),
                                difference.isLine()))
                        .toList(),
                Math.max(0, differences.size() - SHOWN_DIFFERENCES));
    }

    /** A file that differs from its deployed version. */
    record DriftView(FileDrift drift, String name, String brand, String state, String explanation) {}

    DriftView drift(FileDrift drift, String owner, Locale locale) {
        var key = "deployments.drift." + drift.state();
        return new DriftView(
                drift,
                drift.path().substring(drift.path().lastIndexOf('/') + 1),
                brandName(owner, locale),
                text(key, locale),
                text(drift.fileSha256() == null ? key + ".no-file" : key + ".text", locale));
    }

    /** What the file of the working folder would change in the deployed version. */
    FileChangeView change(FileDrift drift, Locale locale) {
        var deployed = drift.deployed() == null
                ? null
                : models(List.of(drift.deployed())).get(drift.path());
        var file = drifts.file(drift.path())
                .map(content -> ModelFile.at(drift.path(), content))
                .orElse(null);
        return view(
                drift.path(),
                drift.deployed() == null ? null : drift.deployed().version(),
                null,
                FileDifferences.between(deployed, file),
                locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
