package io.guichet.policy;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.policy.InputClasses.InputClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Measures evaluations per second of Zoom's targets table on one core: {@code mvn -Pspeed}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Threads(1)
public class TableEvaluationBenchmark {

    private final DmnEngine plain = engine(new ScalaFeelEngine(List.of()));
    private final DmnEngine caching = engine(Feel.ENGINE);
    private List<InputClass> classes;
    private DmnDecision targets;
    private int next;

    @Setup
    public void targets() throws IOException {
        var zoom = new Brands(new ModelFiles(".", List.of())).get("zoom");
        var tables = ShippedTables.of(zoom);
        classes = new InputClasses(zoom, tables, ShippedTables.clockTriggers()).of(tables.get("targets"), "plan");
        try (var dmn = Files.newInputStream(Path.of("processes/policies/zoom/targets.dmn"))) {
            targets = plain.parseDecision("targets", dmn);
        }
    }

    @Benchmark
    public DmnDecisionResult plainEngine() {
        return evaluate(plain);
    }

    @Benchmark
    public DmnDecisionResult cachingEngine() {
        return evaluate(caching);
    }

    private DmnDecisionResult evaluate(DmnEngine engine) {
        next = (next + 1) % classes.size();
        return engine.evaluateDecision(targets, classes.get(next).example());
    }

    private static DmnEngine engine(FeelEngine feel) {
        var configuration =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> feel);
        return configuration.buildEngine();
    }
}
