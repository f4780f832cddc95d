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

/** Reads the demo scenarios of a brand from {@code demo/<brand>.yaml}, which may be absent. */
final class DemoData {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory()).build();
    private static final long SEED = 20_26;

    private DemoData() {}

    /** All steps of the brand's scenarios relative to now. Two agents share the work. */
    static List<ScheduledStep> steps(Brand brand, Instant now) {
        var steps = new ArrayList<ScheduledStep>();
        var scenarios = scenarios(brand);
        for (int i = 0; i < scenarios.size(); i++) {
            var defaultAgent = i % 3 == 0 ? Roles.AGENT : Roles.AGENT + "-" + brand.id();
            var agent = Optional.ofNullable(scenarios.get(i).agent()).orElse(defaultAgent);
            steps.addAll(ScheduledStep.schedule(new DemoScenarioRun(brand, scenarios.get(i), agent), now, SEED + i));
        }
        return steps;
    }

    static List<DemoScenario> scenarios(Brand brand) {
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
