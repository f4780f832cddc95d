package io.guichet.insight.export;

import io.guichet.problem.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The answer with an export, which is written as its rows are read. */
final class ExportResponse {

    private static final Set<String> FORMATS = Set.of("csv", "json");

    private ExportResponse() {}

    /** Writes the rows one by one. */
    interface RowSource<T> {
        void writeTo(ExportWriter<T> writer) throws IOException;
    }

    /**
     * CSV or JSON by the parameter {@code format}, or else by the header.
     *
     * @param name of the file, without its ending
     * @throws BadInput about {@code format}
     */
    static <T> ResponseEntity<StreamingResponseBody> of(
            String name,
            MultiValueMap<String, String> parameters,
            String accept,
            List<ExportColumn<T>> columns,
            RowSource<T> source) {
        var csv = isCsv(parameters.getFirst("format"), accept);
        StreamingResponseBody body = out -> {
            var writer = csv ? new ExportWriter.Csv<>(out, columns) : json(out, columns);
            source.writeTo(writer);
            // not after a failure: a file that broke off must not look complete
            writer.close();
        };
        return ResponseEntity.ok()
                .contentType(csv ? MediaType.parseMediaType("text/csv;charset=UTF-8") : MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        csv ? "attachment; filename=\"%s.csv\"".formatted(name) : "inline")
                .body(body);
    }

    private static <T> ExportWriter<T> json(OutputStream out, List<ExportColumn<T>> columns) throws IOException {
        return new ExportWriter.Json<>(out, columns);
    }

    private static boolean isCsv(String format, String accept) {
        if (format != null && !FORMATS.contains(format)) {
            throw new BadInput("format", "must be csv or json");
        }
        return format == null ? accept != null && accept.startsWith("text/csv") : format.equals("csv");
    }
}
