package io.guichet.brand;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.model.CurrentFiles;
import io.guichet.model.FileSnapshot;
import io.guichet.model.ModelFiles;
import io.guichet.model.SnapshotCache;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The served brands, each with a folder of tables and a {@code brand.yaml}. */
@Component
public class Brands {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .findAndAddModules()
            .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SnapshotCache<Map<String, Brand>> byId;

    @Autowired
    public Brands(CurrentFiles files) {
        byId = new SnapshotCache<>(files, Brands::read);
    }

    /** The brands of the folders alone. */
    public Brands(ModelFiles folders) {
        this(CurrentFiles.of(folders));
    }

    /** Returns the brand; throws {@link UnknownBrand} if there is none. */
    public Brand get(String id) {
        var brand = byId.get().get(id);
        if (brand == null) {
            throw new UnknownBrand(id);
        }
        return brand;
    }

    public boolean serves(String id) {
        return byId.get().containsKey(id);
    }

    public Collection<Brand> all() {
        return byId.get().values();
    }

    private static Map<String, Brand> read(FileSnapshot files) {
        var brands = new TreeMap<String, Brand>();
        for (var file : files.matching("processes/policies/", "/brand.yaml")) {
            files.parse(file, content -> parse(file.folder(), content))
                    .ifPresent(brand -> brands.put(brand.id(), brand));
        }
        return Collections.unmodifiableMap(brands);
    }

    /** The brand of a {@code brand.yaml}. Throws {@link IOException} with the reason if it cannot be read. */
    public static Brand parse(String id, byte[] content) throws IOException {
        if (!(YAML.readTree(content) instanceof ObjectNode tree)) {
            throw new IOException("it is not a list of settings");
        }
        tree.put("id", id);
        return YAML.treeToValue(tree, Brand.class);
    }
}
