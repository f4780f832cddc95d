package io.guichet.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.SmtpSettings;
import io.guichet.mail.MailSettings;
import io.guichet.mail.MailboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
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

    /** The name under which it says whether senders are who they claim to be. */
    static final String AUTHSERV_ID = "mail.demo.example";

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
        server.getUserManager()
                .setMessageDeliveryHandler((message, to) -> mailbox(server, withoutDetail(to.getEmail())));
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

    /** The desk reads the mailboxes that its e-mails come from, whatever others are set. */
    @Bean
    @Primary
    MailSettings demoMailSettings(GreenMail mailServer, Environment environment, Brands brands) throws UserException {
        var set = Binder.get(environment).bindOrCreate("guichet.mail", MailSettings.class);
        var mailboxes = new LinkedHashMap<String, MailboxSettings>();
        for (var brand : brands.all()) {
            var address = Mailboxes.SUPPORT + brand.id() + ".example";
            mailbox(mailServer, address);
            mailboxes.put(
                    brand.id(),
                    MailboxSettings.plain(
                            brand.id(), LOOPBACK, mailServer.getImap().getPort(), address, AUTHSERV_ID));
        }
        return new MailSettings(set.maxSize(), set.authservId(), set.trustedPrograms(), mailboxes);
    }

    private static GreenMailUser mailbox(GreenMail server, String address) throws UserException {
        var user = server.getUserManager().getUserByEmail(address);
        return user == null ? server.getUserManager().createUser(address, address, address) : user;
    }

    /** {@code support+number.signature@…} belongs to {@code support@…} (RFC 5233). */
    private static String withoutDetail(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && address.startsWith("support+")
                ? address.substring(0, plus) + address.substring(at)
                : address;
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
