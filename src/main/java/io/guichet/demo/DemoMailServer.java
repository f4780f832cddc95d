package io.guichet.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.guichet.email.EmailSettings;
import io.guichet.email.SmtpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The mail server of the demo run: it takes e-mails of the desk for every address, and gives them to {@link MailboxPage}
 * and to IMAP clients. It listens on loopback only and forgets all e-mails at its end.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoMailServer {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMailServer.class);

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SMTP_PORT = 3025;
    private static final int IMAP_PORT = 3143;

    /** The month of the demo data is sent after the first start. */
    private static final Duration MAX_AGE = Duration.ofDays(400);

    @Bean(destroyMethod = "stop")
    GreenMail mailServer() {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(freePort(SMTP_PORT), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(freePort(IMAP_PORT), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        LOG.info(
                "Mail server of the demo run: SMTP {}, IMAP {} (user and password are the address)",
                server.getSmtp().getPort(),
                server.getImap().getPort());
        return server;
    }

    /** The desk sends through it whatever other server is set: the demo's customers are not to get e-mails. */
    @Bean
    @Primary
    SmtpSettings demoSmtpSettings(GreenMail mailServer) {
        return SmtpSettings.plain(LOOPBACK, mailServer.getSmtp().getPort());
    }

    @Bean
    @Primary
    EmailSettings demoEmailSettings(Environment environment) {
        var set = Binder.get(environment).bindOrCreate("guichet.email", EmailSettings.class);
        var port = environment.getProperty("server.port", Integer.class, 0);
        return new EmailSettings(
                set.publicUrl() == null || set.publicUrl().getHost() == null
                        ? URI.create("http://localhost:" + (port == 0 ? 8080 : port))
                        : set.publicUrl(),
                "support@{brand}.example",
                set.senders(),
                set.replyKey() == null || set.replyKey().isBlank() ? "demo" : set.replyKey(),
                MAX_AGE,
                set.alertAfter(),
                set.alertAfterOf());
    }

    /** The usual port, or any free one if another process has it. */
    private static int freePort(int usual) {
        try (var socket = new ServerSocket(usual, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
