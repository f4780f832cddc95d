package io.guichet.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Gives the body of each request a budget of time, also the part that the application does not read. */
final class TimedBodyValve extends ValveBase {

    private static final long MAX_DRAINED_BYTES = 2L * 1024 * 1024;
    private static final long DRAIN_TIME = TimeUnit.SECONDS.toNanos(2);

    /** An upload, or a body that is refused for its size: many clients read the response only once they have sent everything. */
    private static final long MAX_DRAINED_UPLOAD = 512L * 1024 * 1024;

    private static final long UPLOAD_DRAIN_TIME = TimeUnit.SECONDS.toNanos(30);

    private final SlowRequests slowRequests;
    private final HttpLimits limits;

    TimedBodyValve(SlowRequests slowRequests, HttpLimits limits) {
        super(true);
        this.slowRequests = slowRequests;
        this.limits = limits;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!hasBody(request)) {
            getNext().invoke(request, response);
            return;
        }
        var coyote = request.getCoyoteRequest();
        var body = new TimedInputBuffer(coyote, String.valueOf(request.getRemoteAddr()), slowRequests, limits);
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                drain(request, response, body);
            }
        } finally {
            slowRequests.remove(body);
            coyote.setInputBuffer(body.delegate());
        }
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Reads what the application has not read, so that the client sees the response; the connector would wait longer. */
    private static void drain(Request request, Response response, TimedInputBuffer body) throws IOException {
        if (body.isFinished() || request.getCoyoteRequest().hasExpectation()) {
            return;
        }
        var isLarge = response.getStatus() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                || String.valueOf(request.getContentType()).startsWith("multipart/form-data");
        long maxBytes = isLarge ? MAX_DRAINED_UPLOAD : MAX_DRAINED_BYTES;
        var discarded = new DiscardedBytes();
        long drained = 0;
        try {
            while (!body.isFinished() && drained < maxBytes && body.available() > 0) {
                drained += body.doRead(discarded);
            }
            if (!body.isFinished()) {
                response.flushBuffer();
            }
            body.limitTo(isLarge ? UPLOAD_DRAIN_TIME : DRAIN_TIME);
            while (!body.isFinished() && drained < maxBytes) {
                drained += body.doRead(discarded);
            }
        } catch (IOException gone) {
            body.abandon();
        }
        if (!body.isFinished()) {
            body.abandon();
        }
    }

    private static final class DiscardedBytes implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The connector passes its own buffer.
        }
    }
}
