package io.guichet.web;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The HTTP server, which slow or many connections cannot hold. */
@Configuration(proxyBeanMethods = false)
class HttpServerConfiguration {

    /** How long a read of a body waits in the connector before {@link TimedInputBuffer} looks at its budget, in milliseconds. */
    private static final int READ_TIMEOUT = 200;

    @Bean
    static SlowRequests slowRequests(HttpLimits limits) {
        return new SlowRequests(limits.maxSlowRequests(), limits.maxSlowRequestsPerAddress());
    }

    /** Last, so that the valve sees the address that a proxy forwards. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> httpLimitsCustomizer(
            HttpLimits limits, SlowRequests slowRequests) {
        return factory -> {
            factory.setProtocol(LimitedHttpProtocol.class.getName());
            factory.addEngineValves(new TimedBodyValve(slowRequests, limits));
            factory.addConnectorCustomizers(connector -> customize(connector, limits));
        };
    }

    private static void customize(Connector connector, HttpLimits limits) {
        connector.setMaxPostSize((int) limits.maxStaffForm().toBytes());
        if (connector.getProtocolHandler() instanceof LimitedHttpProtocol http) {
            http.setMaxConnectionsPerAddress(limits.maxConnectionsPerAddress());
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout(READ_TIMEOUT);
        }
    }
}
