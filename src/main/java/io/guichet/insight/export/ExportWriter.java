package io.guichet.insight.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Writes the rows of an export one by one. */
interface ExportWriter<T> extends AutoCloseable {

    void write(T row) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * CSV by RFC 4180 with a header. Texts that a spreadsheet would take for formulas are defused by {@link FormulaDefence}.
     */
    final class Csv<T> implements ExportWriter<T> {

        private final BufferedWriter out;
        private final List<ExportColumn<T>> columns;

        Csv(OutputStream out, List<ExportColumn<T>> columns) throws IOException {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            this.columns = columns;
            line(columns.stream().map(ExportColumn::name).toArray());
        }

        @Override
        public void write(T row) throws IOException {
            var cells = new Object[columns.size()];
            for (int at = 0; at < cells.length; at++) {
                cells[at] = columns.get(at).value().apply(row);
            }
            line(cells);
        }

        private void line(Object... cells) throws IOException {
            for (int at = 0; at < cells.length; at++) {
                if (at > 0) {
                    out.write(',');
                }
                out.write(cell(cells[at]));
            }
            out.write("\r\n");
        }

        private static String cell(Object value) {
            if (value == null) {
                return "";
            }
            if (!(value instanceof String text)) {
                return value.toString();
            }
            var safe = FormulaDefence.defuse(text);
            return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        }

        private static boolean needsQuotes(String text) {
            for (int at = 0; at < text.length(); at++) {
                var character = text.charAt(at);
                if (character == ',' || character == ';' || character == '"' || character < ' ') {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** A JSON document with an array {@code items}. */
    final class Json<T> implements ExportWriter<T> {

        private final JsonGenerator out;
        private final List<ExportColumn<T>> columns;

        Json(OutputStream out, List<ExportColumn<T>> columns) throws IOException {
            this.out = new JsonFactory()
                    .createGenerator(out, JsonEncoding.UTF8)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            this.columns = columns;
            this.out.writeStartObject();
            this.out.writeArrayFieldStart("items");
        }

        @Override
        public void write(T row) throws IOException {
            out.writeStartObject();
            for (var column : columns) {
                out.writeFieldName(column.name());
                value(column.value().apply(row));
            }
            out.writeEndObject();
        }

        private void value(Object value) throws IOException {
            if (value == null) {
                out.writeNull();
            } else if (value instanceof Number number) {
                out.writeNumber(number.longValue());
            } else if (value instanceof Boolean flag) {
                out.writeBoolean(flag);
            } else if (value instanceof Instant instant) {
                out.writeString(instant.toString());
            } else {
                out.writeString(value.toString());
            }
        }

        @Override
        public void close() throws IOException {
            out.writeEndArray();
            out.writeEndObject();
            out.flush();
        }
    }
}
