package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.Browser;
import io.guichet.DeskTest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What may be deployed, through every door, and how the others are told why not. */
@DeskTest
class AdmissionTest {

    private static final String NAME = "tried by a test";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void tidy() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aHarmlessDiagramIsDeployed() {
        var harmless = diagram(
                """
                <bpmn:serviceTask id="Task_Wait" camunda:delegateExpression="${openTicket}" camunda:asyncBefore="true">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="stage" value="work"/></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:userTask id="Task_Look" camunda:formKey="embedded:/forms/workspace.html"
                    camunda:candidateGroups="${ticketFacts.team(execution)}" camunda:dueDate="${sla.due(execution)}">
                  <bpmn:documentation>Is it ${execution.tenantId}, or 5 $?</bpmn:documentation>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="Flow_Looked" sourceRef="Task_Wait" targetRef="Task_Look">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'LOOK'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                """);

        var answer = analystDeploys("harmless.bpmn", harmless);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"key\":\"tried\"");
    }

    @Test
    void aHarmlessTableIsDeployed() {
        var answer = analystDeploys("harmless.dmn", table("expressionLanguage=\"feel\"", "\"a\", \"b\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void aDangerousDiagramIsRefusedByFileElementAndReason(String step, String element, String reason) {
        var answer = analystDeploys("dangerous.bpmn", diagram(step));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("dangerous.bpmn: " + element + ": ").contains(reason);
        assertThat(isDeployed()).isFalse();
    }

    static Stream<Arguments> dangerous() {
        return Stream.of(
                Arguments.of(
                        "<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        "Task_X",
                        "runs a script"),
                Arguments.of(
                        "<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"juel\" camunda:resource=\"deployment://x.juel\"/>",
                        "Task_X",
                        "runs a script"),
                Arguments.of("<scriptTask xmlns=\"urn:other\" id=\"Task_X\"/>", "Task_X", "runs a script"),
                Arguments.of(
                        listener("<camunda:script scriptFormat=\"javascript\">1</camunda:script>"),
                        "Task_X",
                        "runs a script"),
                Arguments.of(
                        "<bpmn:sequenceFlow id=\"Flow_X\" sourceRef=\"Start_X\" targetRef=\"End_X\"><bpmn:conditionExpression"
                                + " xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true</bpmn:conditionExpression></bpmn:sequenceFlow>",
                        "Flow_X",
                        "runs a script (groovy)"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:class=\"java.lang.Object\"/>",
                        "Task_X",
                        "names the class 'java.lang.Object'"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Object\"/>",
                        "Task_X",
                        "names the class 'java.lang.Object'"),
                Arguments.of(
                        extended("<camunda:executionListener event=\"start\" class=\"java.lang.Object\"/>"),
                        "Task_X",
                        "names the class 'java.lang.Object'"),
                Arguments.of(
                        extended(
                                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
                        "Task_X",
                        "uses a connector"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:type=\"shell\"/>", "Task_X", "says 'camunda:type'"),
                Arguments.of("<bpmn:sendTask id=\"Task_X\" camunda:type=\"mail\"/>", "Task_X", "says 'camunda:type'"),
                Arguments.of(
                        "<bpmn:callActivity id=\"Task_X\" calledElement=\"ticket\" camunda:variableMappingClass=\"a.B\"/>",
                        "Task_X",
                        "says 'camunda:variableMappingClass'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:formKey=\"embedded:deployment:evil.html\"/>",
                        "Task_X",
                        "shows the form 'embedded:deployment:evil.html'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:formKey=\"https://elsewhere.example/form.html\"/>",
                        "Task_X",
                        "shows the form"),
                Arguments.of(
                        extended(
                                "<camunda:formData><camunda:formField id=\"a\" type=\"string\"><camunda:validation>"
                                        + "<camunda:constraint name=\"validator\" config=\"a.B\"/></camunda:validation></camunda:formField></camunda:formData>"),
                        "Task_X",
                        "brings a form of its own"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:expression=\"${dataSource.connection.close()}\"/>",
                        "Task_X",
                        "names 'dataSource', which is not for diagrams"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"/>",
                        "Task_X",
                        "asks for 'getClass'"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:expression=\"#{execution.processEngineServices}\"/>",
                        "Task_X",
                        "asks for 'processEngineServices'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" name=\"${repositoryService}\"/>",
                        "Task_X",
                        "names 'repositoryService'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\"><bpmn:documentation><![CDATA[$]]>{runtimeService}</bpmn:documentation></bpmn:userTask>",
                        "Task_X",
                        "names 'runtimeService'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${sla.forget(execution)}\"/>",
                        "Task_X",
                        "asks for 'forget'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${slaa.due(execution)}\"/>",
                        "Task_X",
                        "asks for 'due'"),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${sla.due(\"/>", "Task_X", "is not readable"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:delegateExpression=\"${deployer}\"/>",
                        "Task_X",
                        "no step of the desk"),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:delegateExpression=\"${openTicket.execute(execution)}\"/>",
                        "Task_X",
                        "no step of the desk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "javascript", "juel", "http://www.w3.org/1999/XPath"})
    void aTableInAnotherLanguageIsRefused(String language) {
        var answer = analystDeploys("dangerous.dmn", table("expressionLanguage=\"" + language + "\"", "1"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("dangerous.dmn: Entry_1: is written in " + language);
        assertThat(isDeployed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "code.js", "case.cmmn", "picture.svg", "library.jar", "bpmn.xml"})
    void aFileOfAnotherKindIsRefused(String file) {
        var answer = analystDeploys(file, "<html><script>alert(1)</script></html>");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(file + ": is neither a diagram");
        assertThat(isDeployed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>",
            })
    void aFileThatIsNotWhatItsNameSaysIsRefused(String content) {
        assertThat(analystDeploys("broken.bpmn", content).statusCode()).isEqualTo(400);
        assertThat(analystDeploys("broken.dmn", content).body()).contains("broken.dmn: is not readable");
    }

    @Test
    void nothingOfADeploymentStaysWhenOneFileIsRefused() {
        var answer = Browser.program(port, "analyst", "analyst")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        part("deployment-name", null, NAME)
                                + part("a", "harmless.bpmn", diagram(""))
                                + part("b", "page.html", "<p>Hello</p>") + "--x--\r\n",
                        "multipart/form-data; boundary=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(isDeployed()).isFalse();
    }

    @Test
    void theDesksOwnDeployerIsHeldToTheSameRules() {
        var deployment = repository
                .createDeployment()
                .name(NAME)
                .addString("own.bpmn", diagram("<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"groovy\"/>"));

        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("own.bpmn: Task_X: runs a script");
    }

    @Test
    void nobodyDeploysThroughThePagesOrWithoutTheRightTo() {
        var body = part("deployment-name", null, NAME) + part("a", "harmless.bpmn", diagram("")) + "--x--\r\n";
        var analyst = Browser.signedIn(port, "analyst");
        analyst.get("/camunda/app/cockpit/default/");

        var onPages = analyst.send(
                "POST",
                "/camunda/api/engine/engine/default/deployment/create",
                body,
                "multipart/form-data; boundary=x");
        var asAgent = Browser.program(port, "agent", "agent")
                .send("POST", "/engine-rest/deployment/create", body, "multipart/form-data; boundary=x");

        assertThat(onPages.statusCode()).isEqualTo(403);
        assertThat(asAgent.statusCode()).isEqualTo(403);
        assertThat(isDeployed()).isFalse();
    }

    private boolean isDeployed() {
        return repository.createDeploymentQuery().deploymentName(NAME).count() > 0;
    }

    private HttpResponse<String> analystDeploys(String file, String content) {
        return Browser.program(port, "analyst", "analyst")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        part("deployment-name", null, NAME) + part("data", file, content) + "--x--\r\n",
                        "multipart/form-data; boundary=x");
    }

    private static String part(String name, String file, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file == null ? "" : "; filename=\"" + file + "\"", content);
    }

    private static String extended(String addition) {
        return "<bpmn:userTask id=\"Task_X\"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:userTask>"
                .formatted(addition);
    }

    private static String listener(String script) {
        return extended("<camunda:taskListener event=\"create\">" + script + "</camunda:taskListener>");
    }

    private static String diagram(String steps) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Platform"
                    id="Definitions_Tried" targetNamespace="https://guichet.io/tests" exporter="Camunda Modeler">
                  <bpmn:process id="tried" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="Start_X"/>
                    <bpmn:endEvent id="End_X"/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(steps)
                .strip();
    }

    private static String table(String language, String cell) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_Tried" name="Tried" namespace="x">
                  <decision id="tried" name="Tried" camunda:historyTimeToLive="P1D">
                    <decisionTable id="Table_1">
                      <input id="Input_1"><inputExpression id="Expression_1" typeRef="string"><text>a</text></inputExpression></input>
                      <output id="Output_1" name="b" typeRef="string"/>
                      <rule id="Rule_1">
                        <inputEntry id="Entry_1" %s><text>%s</text></inputEntry>
                        <outputEntry id="Entry_2"><text>"c"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(language, cell)
                .strip();
    }
}
