package io.guichet.engine;

import io.guichet.http.TooLarge;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body was read already and can be read again; at most 256 KiB. */
class ReadRequest extends HttpServletRequestWrapper {

    private static final int LIMIT = 256 * 1024;

    private final byte[] body;

    ReadRequest(HttpServletRequest request) throws IOException {
        super(request);
        this.body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw new TooLarge("A request may be at most 256 KB");
        }
    }

    byte[] body() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        var again = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return again.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return again.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return again.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("The request was read already.");
            }
        };
    }
}
