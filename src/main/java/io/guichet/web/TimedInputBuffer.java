package io.guichet.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request, read within a budget of time. The connector's reads time out after a fraction of a second;
 * between them the body may be cancelled, and the thread is free again.
 */
final class TimedInputBuffer implements InputBuffer {

    /** An ordinary body has arrived by then. */
    private static final long SLOW_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final Request request;
    private final InputBuffer delegate;
    private final String address;
    private final SlowRequests slowRequests;
    private final HttpLimits limits;
    private final long start = System.nanoTime();
    private volatile long received;
    private volatile boolean cancelled;
    private long maxNanos = Long.MAX_VALUE;
    private boolean ended;
    private boolean failed;

    TimedInputBuffer(Request request, String address, SlowRequests slowRequests, HttpLimits limits) {
        this.request = request;
        this.delegate = request.getInputBuffer() instanceof TimedInputBuffer previous
                ? previous.delegate
                : request.getInputBuffer();
        this.address = address;
        this.slowRequests = slowRequests;
        this.limits = limits;
    }

    InputBuffer delegate() {
        return delegate;
    }

    String address() {
        return address;
    }

    long nanosSinceStart() {
        return System.nanoTime() - start;
    }

    double bytesPerSecond() {
        return (double) received * TimeUnit.SECONDS.toNanos(1) / (nanosSinceStart() + SLOW_AFTER);
    }

    void cancel() {
        cancelled = true;
    }

    /** Shortens the budget: the rest of the body has to arrive by then. */
    void limitTo(long nanosFromNow) {
        maxNanos = nanosSinceStart() + nanosFromNow;
    }

    /** Whether nothing more is to be read. */
    boolean isFinished() {
        return ended || failed;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        long idleSince = System.nanoTime();
        if (nanosSinceStart() > SLOW_AFTER) {
            slowRequests.add(this);
        }
        while (true) {
            requireTime(idleSince);
            try {
                int bytes = delegate.doRead(handler);
                received += Math.max(0, bytes);
                ended = bytes < 0 || received == request.getContentLengthLong();
                return bytes;
            } catch (SocketTimeoutException idle) {
                slowRequests.add(this);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }

    private void requireTime(long idleSince) throws IOException {
        var budget = Math.min(
                maxNanos,
                limits.bodyTime().toNanos() + TimeUnit.SECONDS.toNanos(1) * (received / limits.minBytesPerSecond()));
        if (failed
                || cancelled
                || nanosSinceStart() > budget
                || System.nanoTime() - idleSince > limits.maxSilence().toNanos()) {
            abandon();
            throw new IOException("The body of the request did not arrive in time.");
        }
    }

    /** Closes the connection after the response, without waiting for the rest of the body. */
    void abandon() {
        failed = true;
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    @Override
    public int available() {
        return delegate.available();
    }
}
