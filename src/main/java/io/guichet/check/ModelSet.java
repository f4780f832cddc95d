package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.check.ModelFile.ModelFileType;
import io.guichet.form.Form;
import io.guichet.model.ModelFiles;
import io.guichet.policy.ClockTrigger;
import io.guichet.policy.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files by which the desk works, or would work: each place has one file. Files that cannot be read are not parsed. */
public final class ModelSet {

    private final Map<String, ModelFile> files;
    private Map<String, Brand> brands;
    private final Map<String, Optional<Form>> forms = new HashMap<>();
    private List<Diagram> diagrams;

    private ModelSet(Map<String, ModelFile> files) {
        this.files = files;
    }

    public static ModelSet empty() {
        return new ModelSet(new TreeMap<>());
    }

    public static ModelSet of(Collection<ModelFile> files) {
        return empty().with(files);
    }

    /** The files of the working folder. */
    public static ModelSet of(ModelFiles folders) {
        var files = new TreeMap<String, ModelFile>();
        folders.byPath().forEach((path, resource) -> files.put(path, ModelFile.at(path, ModelFiles.content(resource))));
        return new ModelSet(files);
    }

    /** This set with these files in place of those at the same place. */
    public ModelSet with(Collection<ModelFile> drafts) {
        var all = new TreeMap<>(files);
        drafts.forEach(draft -> all.put(draft.path(), draft));
        return new ModelSet(all);
    }

    /** This set without the file at that place. */
    ModelSet without(String path) {
        var rest = new TreeMap<>(files);
        rest.remove(path);
        return new ModelSet(rest);
    }

    public Collection<ModelFile> files() {
        return files.values();
    }

    public Optional<ModelFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private Stream<ModelFile> files(ModelFileType type) {
        return files.values().stream().filter(file -> file.type() == type);
    }

    public List<Diagram> diagrams() {
        if (diagrams == null) {
            diagrams = new ArrayList<>();
            files(ModelFileType.DIAGRAM).forEach(file -> readable(file).ifPresent(diagrams::add));
        }
        return diagrams;
    }

    private static Optional<Diagram> readable(ModelFile file) {
        try {
            return Optional.of(file.diagram());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The diagram of the process with this key. */
    Optional<Diagram> diagram(String process) {
        return diagrams().stream()
                .filter(diagram -> diagram.key().equals(process))
                .findFirst();
    }

    /** The brands whose {@code brand.yaml} can be read. */
    Map<String, Brand> brands() {
        if (brands == null) {
            brands = new TreeMap<>();
            files(ModelFileType.BRAND).forEach(file -> {
                try {
                    brands.put(file.policyFolder(), Brands.parse(file.policyFolder(), file.content()));
                } catch (IOException unreadable) {
                    brands.remove(file.policyFolder());
                }
            });
        }
        return brands;
    }

    /** The table of the brand, else the default one. */
    Optional<ModelFile> table(String brand, String name) {
        return find(ModelFile.POLICIES + brand + "/" + name + ".dmn")
                .or(() -> find(ModelFile.POLICIES + ModelFiles.DEFAULT_POLICIES + "/" + name + ".dmn"));
    }

    /** The brands to which a file applies: its own, or for a default table all without their own. */
    List<Brand> brandsOf(ModelFile file) {
        return file.brand() == null
                ? brands().values().stream()
                        .filter(brand -> table(brand.id(), file.baseName())
                                .filter(file::equals)
                                .isPresent())
                        .toList()
                : Optional.ofNullable(brands().get(file.brand())).stream().toList();
    }

    /** What the brand's tables decide, by the name of the table. */
    Map<String, TableDefinition> tables(String brand) {
        var tables = new TreeMap<String, TableDefinition>();
        for (var name : TableColumns.tables()) {
            table(brand, name).ifPresent(file -> tables.put(name, file.table().definition()));
        }
        return tables;
    }

    /** The form with this id, if it can be used. */
    public Optional<Form> form(String id) {
        return forms.computeIfAbsent(id, key -> find("forms/" + key + ".form")
                .filter(file -> Form.problem(file.name(), file.content()).isEmpty())
                .map(file -> Form.parse(file.name(), file.content())));
    }

    /** Whether there is a file of the form, of whatever content. */
    boolean hasForm(String id) {
        return find("forms/" + id + ".form").isPresent();
    }

    /** The stages of the diagrams. */
    Set<String> stages() {
        return diagrams().stream()
                .flatMap(diagram -> diagram.nodes())
                .flatMap(node -> Diagram.properties(node, "stage").stream())
                .collect(Collectors.toSet());
    }

    Set<String> clockTriggers() {
        return ClockTrigger.all(stages());
    }
}
