package io.guichet.check;

import io.guichet.brand.Brand.BrandTeam;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A diagram, table, form or text by its place below the working folder, which also says whose it is: {@code
 * processes/ticket.bpmn}, {@code processes/policies/zoom/targets.dmn}, {@code forms/triage.form}.
 */
public final class ModelFile {

    static final String POLICIES = "processes/policies/";

    /**
     * What a file is, by the ending of its name. The engine knows further endings of diagrams and tables; under one of those the
     * same process would have two files.
     */
    enum ModelFileType {
        DIAGRAM(".bpmn"),
        TABLE(".dmn"),
        FORM(".form"),
        BRAND("/brand.yaml"),
        ROW_TEXTS("/rows.fr.yaml"),
        EMAIL(".txt", "/layout.html"),
        UNKNOWN;

        private final List<String> endings;

        ModelFileType(String... endings) {
            this.endings = List.of(endings);
        }

        private static ModelFileType of(String path) {
            return Arrays.stream(values())
                    .filter(type -> type.endings.stream().anyMatch(path::endsWith))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    private final String path;
    private final byte[] content;
    private final ModelFileType type;
    private Diagram diagram;
    private TableFile table;

    private ModelFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
        this.type = ModelFileType.of(path);
    }

    /** The file at that place. */
    public static ModelFile at(String path, byte[] content) {
        return new ModelFile(path, content);
    }

    /**
     * A file that was sent without its folder; those of its name are lost when one is deployed.
     *
     * @param brand whose it is; null for a shared file
     */
    public static ModelFile sent(String name, String brand, byte[] content) {
        var base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var folder = POLICIES + (brand == null ? ModelFiles.DEFAULT_POLICIES : brand) + "/";
        var path =
                switch (ModelFileType.of("/" + base)) {
                    case DIAGRAM, UNKNOWN -> "processes/" + base;
                    case FORM -> "forms/" + base;
                    case TABLE, BRAND, ROW_TEXTS -> folder + base;
                    case EMAIL -> folder + "emails/" + base;
                };
        return new ModelFile(path, content);
    }

    public String path() {
        return path;
    }

    public byte[] content() {
        return content;
    }

    ModelFileType type() {
        return type;
    }

    /** Whether it is a diagram, table, form or text. */
    public boolean isKnown() {
        return type != ModelFileType.UNKNOWN;
    }

    /** The brand to which it is deployed: that of its folder or, for a form, of its name; null for a shared file. */
    public String owner(Collection<String> brands) {
        if (type != ModelFileType.FORM) {
            return brand();
        }
        return brands.stream()
                .filter(brand -> baseName().endsWith("-" + brand))
                .findFirst()
                .orElse(null);
    }

    /** Its name without folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its name without folders and ending. */
    public String baseName() {
        var name = name();
        for (var ending : type.endings) {
            if (name.endsWith(ending)) {
                var base = name.substring(0, name.length() - ending.length());
                return base.endsWith(".") ? base.substring(0, base.length() - 1) : base;
            }
        }
        return name;
    }

    /** The folder below that of the policies: a brand, or the defaults; null for a file elsewhere. */
    String policyFolder() {
        return path.startsWith(POLICIES) ? path.substring(POLICIES.length()).split("/")[0] : null;
    }

    /** The brand whose file it is; null for a shared one. */
    public String brand() {
        var folder = policyFolder();
        return ModelFiles.DEFAULT_POLICIES.equals(folder) ? null : folder;
    }

    /** The teams of a {@code brand.yaml}; empty for any other file and for one that cannot be read. */
    public Optional<List<BrandTeam>> teams() {
        if (type != ModelFileType.BRAND) {
            return Optional.empty();
        }
        try {
            return Optional.of(Brands.parse(policyFolder(), content).teams());
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Parsed once. Throws if it cannot be parsed, which the first rules find. */
    synchronized Diagram diagram() {
        if (diagram == null) {
            diagram = Diagram.of(path, ModelXml.checkedElements(content));
        }
        return diagram;
    }

    /** Parsed once. Throws if it cannot be parsed, which the first rules find. */
    synchronized TableFile table() {
        if (table == null) {
            table = TableFile.of(this, ModelXml.checkedElements(content));
        }
        return table;
    }

    @Override
    public String toString() {
        return path;
    }
}
