package io.guichet.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/** Slow senders hold neither the server's threads nor its connections; real sockets, the server's own settings. */
class SlowSendersTest {

    private static final int THREADS = 40;
    private static final Duration ORDINARY = Duration.ofSeconds(1);

    /** On a busy machine one of several tries shows what the server can do. */
    private static final int TRIES = 5;

    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;

    @AfterEach
    void closeAll() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.stop();
    }

    @Test
    void answersVisitorsWhile300PostsAreHalfSent() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofSeconds(10)));

        halfSentPosts(300, index -> "127.0.0.1");

        assertThat(shortestAnswer("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isLessThan(ORDINARY);
        assertThat(shortestAnswer("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"))
                .isLessThan(ORDINARY);
    }

    @Test
    void answersVisitorsWhile500AddressesSendHalf() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofSeconds(10)));

        halfSentPosts(500, index -> "127.1.%d.%d".formatted(index / 250, index % 250 + 1));

        assertThat(shortestAnswer("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isLessThan(ORDINARY);
        assertThat(shortestAnswer("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"))
                .isLessThan(ORDINARY);
    }

    @Test
    void endsABodyThatTrickles() throws IOException {
        start(limits(1_000, Duration.ofSeconds(1), Duration.ofSeconds(10)));
        var socket = connect("127.0.0.1");
        send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");

        assertThat(bytesSentUntilTheEnd(socket)).isLessThan(100);
    }

    @Test
    void endsABodyThatStops() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofMillis(500)));
        var socket = connect("127.0.0.1");
        send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nhalf");

        socket.setSoTimeout(5_000);

        assertThat(readAll(socket)).doesNotContain("200");
    }

    @Test
    void acceptsABodyThatArrivesInParts() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofSeconds(10)));
        var socket = connect("127.0.0.1");
        send(socket, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbo");
        waitsForNothing(socket);
        send(socket, "dy\r\n3\r\nabc\r");
        waitsForNothing(socket);
        send(socket, "\n0\r\n\r\n");

        socket.setSoTimeout(5_000);

        assertThat(readSome(socket)).startsWith("HTTP/1.1 200").contains("7 bytes");
    }

    @Test
    void answersBeforeABodyThatItDoesNotRead() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofSeconds(10)));
        var socket = connect("127.0.0.1");
        send(socket, "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nhalf");

        socket.setSoTimeout(5_000);

        assertThat(readAll(socket)).startsWith("HTTP/1.1 403");
    }

    @Test
    void keepsTheConnectionBehindAnUnreadBody() throws IOException {
        start(limits(1_000, Duration.ofSeconds(20), Duration.ofSeconds(10)));
        var socket = connect("127.0.0.1");
        socket.setSoTimeout(5_000);

        send(socket, "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(readSome(socket)).startsWith("HTTP/1.1 403");
        send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");

        assertThat(readSome(socket)).startsWith("HTTP/1.1 200").contains("4 bytes");
    }

    @Test
    void limitsTheConnectionsOfOneAddress() throws IOException {
        start(limits(10, Duration.ofSeconds(20), Duration.ofSeconds(10)));
        for (int index = 0; index < 10; index++) {
            var socket = connect("127.0.0.2");
            socket.setSoTimeout(5_000);
            send(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(readSome(socket)).startsWith("HTTP/1.1 200");
        }

        assertThat(answer("127.0.0.2")).isEmpty();
        assertThat(answer("127.0.0.3")).startsWith("HTTP/1.1 200");
    }

    private static HttpLimits limits(int connections, Duration bodyTime, Duration silence) {
        return new HttpLimits(
                connections,
                THREADS / 2,
                5,
                bodyTime,
                8_000,
                silence,
                DataSize.ofKilobytes(10),
                DataSize.ofKilobytes(10));
    }

    private void start(HttpLimits limits) {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        HttpServerConfiguration.httpLimitsCustomizer(limits, HttpServerConfiguration.slowRequests(limits))
                .customize(factory);
        factory.addConnectorCustomizers(connector -> connector.setProperty("maxThreads", String.valueOf(THREADS)));
        server = factory.getWebServer(
                context -> context.addServlet("size", new BodySizeServlet()).addMapping("/"));
        server.start();
    }

    /** Answers the length of the body; refuses a PUT without reading it. */
    private static final class BodySizeServlet extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getMethod().equals("PUT")) {
                response.setStatus(403);
                response.getWriter().print("refused");
            } else {
                int length = request.getInputStream().readAllBytes().length;
                response.getWriter().print(length + " bytes");
            }
        }
    }

    private void halfSentPosts(int count, IntFunction<String> address) throws IOException {
        for (int index = 0; index < count; index++) {
            send(connect(address.apply(index)), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf");
        }
    }

    private Duration shortestAnswer(String request) throws IOException {
        var shortest = Duration.ofDays(1);
        for (int time = 0; time < TRIES && shortest.compareTo(ORDINARY) >= 0; time++) {
            long start = System.nanoTime();
            var socket = connect("127.0.0.1");
            socket.setSoTimeout(10_000);
            send(socket, request);
            assertThat(readSome(socket)).startsWith("HTTP/1.1 200");
            var duration = Duration.ofNanos(System.nanoTime() - start);
            shortest = duration.compareTo(shortest) < 0 ? duration : shortest;
        }
        return shortest;
    }

    private String answer(String address) throws IOException {
        var socket = connect(address);
        socket.setSoTimeout(5_000);
        try {
            send(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            return readSome(socket);
        } catch (SocketException refused) {
            return "";
        }
    }

    /** Sends a byte whenever the server has been stopped for a tenth of a second. */
    private static int bytesSentUntilTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        for (int sent = 0; sent < 100; sent++) {
            try {
                socket.getOutputStream().write('x');
                socket.getInputStream().read();
                return sent;
            } catch (SocketTimeoutException stopped) {
                continue;
            } catch (SocketException closed) {
                return sent;
            }
        }
        return 100;
    }

    private static void waitsForNothing(Socket socket) throws IOException {
        socket.setSoTimeout(500);
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } catch (SocketTimeoutException stopped) {
            assertThat(socket.isClosed()).isFalse();
        }
    }

    private Socket connect(String address) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readSome(Socket socket) throws IOException {
        var buffer = new byte[4_096];
        int length = socket.getInputStream().read(buffer);
        return length < 0 ? "" : new String(buffer, 0, length, US_ASCII);
    }

    private static String readAll(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException closed) {
            return "";
        }
    }
}
