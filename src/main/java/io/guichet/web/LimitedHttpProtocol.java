package io.guichet.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** HTTP/1.1 with a limit of connections from one network address. */
public final class LimitedHttpProtocol extends Http11NioProtocol {

    private final LimitedEndpoint endpoint;

    /** Tomcat creates it by its name. */
    public LimitedHttpProtocol() {
        this(new LimitedEndpoint());
    }

    private LimitedHttpProtocol(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void setMaxConnectionsPerAddress(int max) {
        endpoint.maxPerAddress = max;
    }

    private static final class LimitedEndpoint extends NioEndpoint {

        private volatile int maxPerAddress = Integer.MAX_VALUE;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (isAllowed(socket)) {
                return super.setSocketOptions(socket);
            }
            destroySocket(socket);
            return false;
        }

        private boolean isAllowed(SocketChannel socket) {
            if (getConnections().size() < maxPerAddress) {
                return true;
            }
            try {
                var address = ((InetSocketAddress) socket.getRemoteAddress())
                        .getAddress()
                        .getHostAddress();
                return getConnections().stream()
                                .filter(connection -> address.equals(connection.getRemoteAddr()))
                                .count()
                        < maxPerAddress;
            } catch (IOException closed) {
                return false;
            }
        }
    }
}
