package io.guichet.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the desk and a mail server: cuts connections, makes them stall, hides what the server can do. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Bytes of the server that pass on each connection before it is cut. */
    volatile long cutAfter = Long.MAX_VALUE;

    /** Bytes of the server that pass on each connection before nothing more does. */
    volatile long stallAfter = Long.MAX_VALUE;

    /** A word that the client gets with another beginning. */
    volatile String hidden;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var client = server.accept();
            var mailServer = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(client, mailServer));
            start(() -> copy(client, mailServer, false));
            start(() -> copy(mailServer, client, true));
        }
    }

    private void copy(Socket from, Socket to, boolean ofServer) throws IOException {
        var buffer = new byte[8_192];
        long passed = 0;
        for (int read = from.getInputStream().read(buffer);
                read > 0;
                read = from.getInputStream().read(buffer)) {
            if (ofServer && passed + read > cutAfter) {
                from.close();
                to.close();
                return;
            }
            if (!ofServer || passed + read <= stallAfter) {
                to.getOutputStream().write(ofServer ? withoutHidden(buffer, read) : buffer, 0, read);
            }
            passed += read;
        }
        to.close();
    }

    private byte[] withoutHidden(byte[] bytes, int length) {
        if (hidden == null) {
            return bytes;
        }
        var text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return text.replace(hidden, "X" + hidden.substring(1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface NetworkTask {
        void run() throws IOException;
    }

    private static void start(NetworkTask task) {
        var thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) {
                        // One side has closed its socket.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
