package io.guichet.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a refused deployment as a problem with its findings, in the language of the request. */
@Component
class DeploymentAnswers {

    private final ProblemWriter problems;
    private final ModelFindingFormatter formatter;
    private final ObjectMapper json;

    DeploymentAnswers(ProblemWriter problems, ModelFindingFormatter formatter, ObjectMapper json) {
        this.problems = problems;
        this.formatter = formatter;
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = new ContentCachingResponseWrapper(response);
        var refused = RefusedDeployment.open();
        try {
            chain.doFilter(request, answer);
        } finally {
            RefusedDeployment.close();
        }
        if (refused.refusal() != null) {
            problems.write(response, refused.refusal());
        } else if (!refused.findings().isEmpty()) {
            write(request, response, refused.findings(), refused.sent());
        } else if (answer.getStatus() == HttpStatus.BAD_REQUEST.value()
                && !findings(answer).isEmpty()) {
            write(request, response, findings(answer), Set.of());
        } else {
            answer.copyBodyToResponse();
        }
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, List<ModelFinding> findings, Set<String> sent)
            throws IOException {
        var locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
        var detail = findings.stream()
                .map(finding -> formatter.line(finding, locale))
                .collect(Collectors.joining("\n"));
        problems.write(
                response,
                HttpStatus.BAD_REQUEST,
                detail,
                Map.of("message", detail, "findings", formatter.views(findings, sent, locale)));
    }

    /** What the engine's own parser has found; its details are errors by file. */
    private List<ModelFinding> findings(ContentCachingResponseWrapper answer) throws IOException {
        var findings = new ArrayList<ModelFinding>();
        var body = readTree(answer.getContentAsByteArray());
        body.path("details").fields().forEachRemaining(file -> file.getValue()
                .path("errors")
                .forEach(error -> findings.add(ModelFinding.of(
                        FindingKind.MODEL_INVALID,
                        file.getKey(),
                        error.path("mainElementId").asText(file.getKey()),
                        error.path("message").asText()))));
        return findings;
    }

    private JsonNode readTree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException noJson) {
            return json.nullNode();
        }
    }
}
