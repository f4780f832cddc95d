package io.guichet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form body as a browser sends it. */
public final class MultipartBody {

    private static final String BOUNDARY = "----guichet-tests";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A chosen file. */
    public record UploadFile(String name, String type, byte[] content) {

        public static UploadFile png(String name) {
            return new UploadFile(name, "image/png", PNG);
        }

        private static final byte[] PNG = {
            (byte) 0x89,
            'P',
            'N',
            'G',
            '\r',
            '\n',
            0x1a,
            '\n',
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            8,
            6,
            0,
            0,
            0
        };
    }

    public MultipartBody field(String name, String value) {
        write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
        return this;
    }

    public MultipartBody file(String name, UploadFile file) {
        write("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, name, file.name().replace("\"", "%22"), file.type()));
        out.writeBytes(file.content());
        write("\r\n");
        return this;
    }

    public byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    public String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
