package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.check.Finding.FindingKind;
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

/** Allowed and refused deployments, on every way of deployment, with the reasons of a refusal. */
@DeskTest
class DeploymentValidatorTest {

    private static final String DEPLOYMENT_NAME = "tried by a test";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void deleteDeployments() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT_NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void deploysAnAllowedDiagram() {
        var response = analystDeploys("tried.bpmn", allowedDiagram());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"key\":\"tried\"");
    }

    @Test
    void refusesDeeplyNestedXml() {
        var nested = diagram("<bpmn:documentation>".repeat(100_000) + "</bpmn:documentation>".repeat(100_000));

        var response = analystDeploys("nested.bpmn", nested);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("nested.bpmn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "if a then ", "{a: "})
    void refusesDeeplyNestedExpressions(String opening) {
        var response = analystDeploys("nested.dmn", table("expressionLanguage=\"feel\"", opening.repeat(800)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("\"rule\":\"EXPRESSION_TOO_DEEP\"");
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void refusesAForbiddenDiagramWithFileElementAndReason(String step, String element, FindingKind rule) {
        var response = analystDeploys("dangerous.bpmn", diagram(step));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body())
                .contains("dangerous.bpmn: " + element + ": ")
                .contains("\"rule\":\"" + rule + "\"");
        assertThat(isDeployed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<definitions/>", "<definitions id=\"a\"><process id=\"b\"/></definitions>"})
    void refusesAFileWithoutNamespaces(String content) {
        var diagram = analystDeploys("bare.bpmn", content);
        var table = analystDeploys("bare.dmn", content);

        assertThat(diagram.statusCode()).as(diagram.body()).isEqualTo(400);
        assertThat(diagram.body()).contains("\"rule\":\"ELEMENT_FORBIDDEN\"");
        assertThat(table.statusCode()).as(table.body()).isEqualTo(400);
        assertThat(isDeployed()).isFalse();
    }

    static Stream<Arguments> dangerous() {
        return Stream.of(
                Arguments.of(
                        "<bpmn:scriptTask id=\"Task_X\""
                                + " scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        "Task_X",
                        FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        "<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"juel\""
                                + " camunda:resource=\"deployment://x.juel\"/>",
                        "Task_X",
                        FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        "<scriptTask xmlns=\"urn:other\" id=\"Task_X\"/>", "Task_X", FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of("<a id=\"Task_X\"/>", "Task_X", FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        userTaskWithListenerScript("<camunda:script scriptFormat=\"javascript\">1</camunda:script>"),
                        "Task_X",
                        FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        "<bpmn:sequenceFlow id=\"Flow_X\" sourceRef=\"Start_X\""
                                + " targetRef=\"End_X\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\""
                                + " language=\"groovy\">true</bpmn:conditionExpression></bpmn:sequenceFlow>",
                        "Flow_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:class=\"java.lang.Object\"/>",
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" xmlns:a=\"http://activiti.org/bpmn\""
                                + " a:class=\"java.lang.Object\"/>",
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        userTaskWithExtension(
                                "<camunda:executionListener event=\"start\" class=\"java.lang.Object\"/>"),
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        userTaskWithExtension(
                                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
                        "Task_X",
                        FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:type=\"shell\"/>",
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        "<bpmn:sendTask id=\"Task_X\" camunda:type=\"mail\"/>",
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        "<bpmn:callActivity id=\"Task_X\" calledElement=\"ticket\""
                                + " camunda:variableMappingClass=\"a.B\"/>",
                        "Task_X",
                        FindingKind.ATTRIBUTE_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:formKey=\"embedded:deployment:evil.html\"/>",
                        "Task_X",
                        FindingKind.FORM_KEY_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:formKey=\"https://elsewhere.example/form.html\"/>",
                        "Task_X",
                        FindingKind.FORM_KEY_FORBIDDEN),
                Arguments.of(
                        userTaskWithExtension("<camunda:formData><camunda:formField id=\"a\""
                                + " type=\"string\"><camunda:validation><camunda:constraint name=\"validator\""
                                + " config=\"a.B\"/></camunda:validation></camunda:formField></camunda:formData>"),
                        "Task_X",
                        FindingKind.ELEMENT_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:expression=\"${dataSource.connection.close()}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\""
                                + " camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:expression=\"#{execution.processEngineServices}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" name=\"${repositoryService}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask"
                                + " id=\"Task_X\"><bpmn:documentation><![CDATA[$]]>{runtimeService}</bpmn:documentation></bpmn:userTask>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${sla.forget(execution)}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${slaa.due(execution)}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:userTask id=\"Task_X\" camunda:dueDate=\"${sla.due(\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\" camunda:delegateExpression=\"${deployer}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN),
                Arguments.of(
                        "<bpmn:serviceTask id=\"Task_X\""
                                + " camunda:delegateExpression=\"${openTicket.execute(execution)}\"/>",
                        "Task_X",
                        FindingKind.EXPRESSION_FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "javascript", "juel", "http://www.w3.org/1999/XPath"})
    void refusesATableInAnotherLanguage(String language) {
        var response = analystDeploys("dangerous.dmn", table("expressionLanguage=\"" + language + "\"", "1"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("dangerous.dmn: Entry_1: ", "\"rule\":\"LANGUAGE_FORBIDDEN\"", language);
        assertThat(isDeployed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "code.js", "case.cmmn", "picture.svg", "library.jar", "bpmn.xml"})
    void refusesAFileOfAnotherType(String file) {
        var response = analystDeploys(file, "<html><script>alert(1)</script></html>");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains(file + " is not a diagram, table, form");
        assertThat(isDeployed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>",
            })
    void refusesMalformedXml(String content) {
        assertThat(analystDeploys("broken.bpmn", content).statusCode()).isEqualTo(400);
        assertThat(analystDeploys("broken.dmn", content).body()).contains("broken.dmn cannot be parsed");
    }

    @Test
    void deploysNothingWhenOneFileIsRefused() {
        var response = HttpBrowser.basicAuth(port, "analyst", "analyst")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        part("deployment-name", null, DEPLOYMENT_NAME)
                                + part("a", "tried.bpmn", allowedDiagram())
                                + part("b", "page.html", "<p>Hello</p>") + "--x--\r\n",
                        "multipart/form-data; boundary=x");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(isDeployed()).isFalse();
    }

    @Test
    void validatesDeploymentsThroughTheJavaApi() {
        var deployment = repository
                .createDeployment()
                .name(DEPLOYMENT_NAME)
                .addString("own.bpmn", diagram("<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"groovy\"/>"));

        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("own.bpmn: Task_X: ");
    }

    @Test
    void refusesDeploymentsFromWebappsAndUnauthorisedUsers() {
        var body =
                part("deployment-name", null, DEPLOYMENT_NAME) + part("a", "allowed.bpmn", diagram("")) + "--x--\r\n";
        var analyst = HttpBrowser.signedIn(port, "analyst");
        analyst.get("/camunda/app/cockpit/default/");

        var inWebapp = analyst.send(
                "POST",
                "/camunda/api/engine/engine/default/deployment/create",
                body,
                "multipart/form-data; boundary=x");
        var asAgent = HttpBrowser.basicAuth(port, "agent", "agent")
                .send("POST", "/engine-rest/deployment/create", body, "multipart/form-data; boundary=x");

        assertThat(inWebapp.statusCode()).isEqualTo(403);
        assertThat(asAgent.statusCode()).isEqualTo(403);
        assertThat(isDeployed()).isFalse();
    }

    private boolean isDeployed() {
        return repository
                        .createDeploymentQuery()
                        .deploymentName(DEPLOYMENT_NAME)
                        .count()
                > 0;
    }

    private HttpResponse<String> analystDeploys(String file, String content) {
        return HttpBrowser.basicAuth(port, "analyst", "analyst")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        part("deployment-name", null, DEPLOYMENT_NAME) + part("data", file, content) + "--x--\r\n",
                        "multipart/form-data; boundary=x");
    }

    private static String part(String name, String file, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, file == null ? "" : "; filename=\"" + file + "\"", content);
    }

    private static String userTaskWithExtension(String addition) {
        return "<bpmn:userTask id=\"Task_X\"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:userTask>"
                .formatted(addition);
    }

    private static String userTaskWithListenerScript(String script) {
        return userTaskWithExtension("<camunda:taskListener event=\"create\">" + script + "</camunda:taskListener>");
    }

    private static String allowedDiagram() {
        return diagram(
                """
                <bpmn:serviceTask id="Task_CallLead" name="Call lead" camunda:delegateExpression="${callLead}">
                  <bpmn:documentation>Is it ${execution.tenantId}, or 5 $?</bpmn:documentation>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_One" sourceRef="Start_X" targetRef="Task_CallLead"/>
                <bpmn:sequenceFlow id="Flow_Two" sourceRef="Task_CallLead" targetRef="End_X"/>
                """);
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
