package io.guichet.engine;

import io.guichet.check.FileRule;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFinding;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelParseException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine itself can read the file. Its parser deploys nothing. */
@Component
class EngineParserRule implements FileRule {

    private final ObjectProvider<ProcessEngine> engine;

    EngineParserRule(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public Stream<ModelFinding> findings(ModelFile file) {
        return file.path().endsWith(".dmn") ? table(file) : diagram(file).stream();
    }

    private static Stream<ModelFinding> table(ModelFile file) {
        try {
            Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
            return Stream.empty();
        } catch (ModelParseException invalid) {
            var reason = invalid.getCause() == null ? invalid : invalid.getCause();
            return Stream.of(finding(file, file.baseName(), reason.getMessage()));
        }
    }

    private List<ModelFinding> diagram(ModelFile file) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        var parser = new BpmnParser(configuration.getExpressionManager(), configuration.getBpmnParseFactory());
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            try {
                parser.createParse()
                        .sourceInputStream(new ByteArrayInputStream(file.content()))
                        .deployment(new DeploymentEntity())
                        .name(file.name())
                        .execute();
                return List.of();
            } catch (ParseException invalid) {
                return invalid.getResorceReports().stream()
                        .flatMap(report -> report.getErrors().stream())
                        .map(problem -> finding(
                                file,
                                problem.getMainElementId() == null ? file.baseName() : problem.getMainElementId(),
                                problem.getMessage()))
                        .toList();
            }
        });
    }

    private static ModelFinding finding(ModelFile file, String element, String reason) {
        return ModelFinding.of(FindingKind.MODEL_INVALID, file.path(), element, String.valueOf(reason));
    }
}
