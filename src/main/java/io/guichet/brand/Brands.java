package io.guichet.brand;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The served brands, each with a folder of tables and a {@code brand.yaml}. */
@Component
public class Brands {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .findAndAddModules()
            .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Brand> byId = new TreeMap<>();

    public Brands(ModelFiles files) {
        for (var file : files.matching("processes/policies/*/brand.yaml")) {
            var brand = read(file);
            byId.put(brand.id(), brand);
        }
    }

    /** Returns the brand; throws {@link UnknownBrand} if there is none. */
    public Brand get(String id) {
        var brand = byId.get(id);
        if (brand == null) {
            throw new UnknownBrand(id);
        }
        return brand;
    }

    public boolean serves(String id) {
        return byId.containsKey(id);
    }

    public Collection<Brand> all() {
        return byId.values();
    }

    private static Brand read(Resource file) {
        try {
            return parse(ModelFiles.folderOf(file), file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
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
