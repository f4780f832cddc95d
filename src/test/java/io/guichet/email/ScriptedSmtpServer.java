package io.guichet.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A mail server that answers chosen commands as a test says, and takes every other e-mail. */
final class ScriptedSmtpServer implements AutoCloseable {

    /** Ends the connection instead of an answer. */
    static final String HANG_UP = "hang up";

    /** Never answers. */
    static final String SILENCE = "silence";

    private final ServerSocket listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile IntConsumer counter;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    ScriptedSmtpServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The answer to commands that begin so; {@code GREETING}, {@code TEXT} and {@code .} are the steps without one. */
    ScriptedSmtpServer answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Takes every e-mail from now on. */
    void isWell() {
        answers.clear();
    }

    /** Reports the number of each message from now on before it answers, and does not keep them. */
    ScriptedSmtpServer onlyCounts(IntConsumer report) {
        counter = report;
        return this;
    }

    /** The messages that it has taken. */
    List<String> messages() {
        return messages;
    }

    long count(String command) {
        return commands.stream().filter(line -> line.startsWith(command)).count();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                connections.add(connection);
                start(() -> converse(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void converse(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            if (!answer(connection, "GREETING", "220 scripted")) {
                return;
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (!answer(connection, line, line.startsWith("DATA") ? "354 go on" : "250 fine")) {
                    return;
                }
                if (line.startsWith("DATA") && script(line, "354").startsWith("354") && !take(connection, in)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The desk has closed the connection.
        }
    }

    /** Reads a message; false if the connection ends in the middle. */
    private boolean take(Socket connection, BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (counter == null) {
                message.append(line).append("\r\n");
            }
            if (HANG_UP.equals(answers.get("TEXT"))) {
                return false;
            }
        }
        if (script(".", "250 taken").startsWith("2")) {
            var number = taken.incrementAndGet();
            if (counter == null) {
                messages.add(message.toString());
            } else {
                counter.accept(number);
            }
        }
        return answer(connection, ".", "250 taken");
    }

    private String script(String line, String otherwise) {
        return answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private boolean answer(Socket connection, String line, String otherwise) throws IOException {
        var answer = script(line, otherwise);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return true;
    }
}
