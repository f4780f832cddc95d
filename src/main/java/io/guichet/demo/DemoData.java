package io.guichet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.access.Roles;
import io.guichet.brand.Brand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** The lives that are told for a brand in {@code demo/<brand>.yaml}; a brand may have none. */
final class DemoData {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory()).build();
    private static final long SEED = 20_26;

    private DemoData() {}

    /** Every moment of every life of the brand, as they lie before now. Two agents share the work. */
    static List<Moment> moments(Brand brand, Instant now) {
        var moments = new ArrayList<Moment>();
        var lives = lives(brand);
        for (int i = 0; i < lives.size(); i++) {
            var shared = i % 3 == 0 ? Roles.AGENT : Roles.AGENT + "-" + brand.id();
            var agent = Optional.ofNullable(lives.get(i).agent()).orElse(shared);
            moments.addAll(Moment.of(new Story(brand, lives.get(i), agent), now, SEED + i));
        }
        return moments;
    }

    static List<Life> lives(Brand brand) {
        var file = new ClassPathResource("demo/%s.yaml".formatted(brand.id()));
        if (!file.exists()) {
            return List.of();
        }
        try (var in = file.getInputStream()) {
            return YAML.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
