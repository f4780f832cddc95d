package io.guichet.email;

import io.guichet.email.EmailComposer.UnsendableEmail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands queued e-mails to the mail server, over one connection and in order per ticket, and records each one. An e-mail
 * that the server has taken is sent again only if this process is killed before it is recorded.
 */
@Component
public class EmailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(EmailDelivery.class);

    private static final int BATCH_SIZE = 50;

    /** A lease that is about to end is renewed before the next e-mail. */
    private static final Duration RENEW_AFTER = Duration.ofMinutes(1);

    private static final Duration MIN_DELAY = Duration.ofMinutes(1);
    private static final Duration MAX_DELAY = Duration.ofHours(4);
    private static final Duration MIN_PAUSE = Duration.ofSeconds(5);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final DeliveryQueue queue;
    private final EmailComposer composer;
    private final SmtpSettings smtp;
    private final EmailSettings settings;
    private final DomainRates rates;
    private final Clock clock;

    /** Taken by the server, and not yet recorded. */
    private final Map<Long, Instant> unrecorded = new LinkedHashMap<>();

    /** The lease of a run that a failing database ended. */
    private String openLease;

    private Duration pause = Duration.ZERO;
    private Instant pausedUntil = Instant.MIN;
    private volatile String failure;
    private volatile boolean stopping;

    EmailDelivery(DeliveryQueue queue, EmailComposer composer, SmtpSettings smtp, EmailSettings settings, Clock clock) {
        this.queue = queue;
        this.composer = composer;
        this.smtp = smtp;
        this.settings = settings;
        this.rates = new DomainRates(smtp.maxPerDomainAndMinute(), clock);
        this.clock = clock;
    }

    /** Whether there is a mail server to hand e-mails to. */
    public boolean isConfigured() {
        return smtp.isConfigured();
    }

    /** Why this node cannot reach the mail server, in words; empty if it can, or has not tried. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Sends what is due. Returns how many the server has taken. */
    synchronized int run() {
        recordSent();
        releaseOpenLease();
        if (!smtp.isConfigured() || clock.instant().isBefore(pausedUntil)) {
            return 0;
        }
        var busyDomains = new HashSet<String>();
        var sent = 0;
        try (var connection = new SmtpConnection(smtp, ownName())) {
            while (!stopping) {
                var lease = UUID.randomUUID().toString();
                openLease = lease;
                var batch = queue.lease(lease, BATCH_SIZE, ownName(), busyDomains);
                if (batch.isEmpty()) {
                    break;
                }
                sent += new Batch(lease, connection, busyDomains).send(batch);
            }
        } catch (SmtpFailure unavailable) {
            LOG.debug("No e-mail can be sent now", unavailable);
        }
        openLease = null;
        return sent;
    }

    /** Ends a running {@link #run} after its current e-mail. */
    void stop() {
        stopping = true;
    }

    private String ownName() {
        return settings.hasPublicUrl() ? settings.publicUrl().getHost() : "localhost";
    }

    /** Records what a failing database could not record before; until then nothing more is sent. */
    private void recordSent() {
        while (!unrecorded.isEmpty()) {
            var next = unrecorded.entrySet().iterator().next();
            queue.recordSent(next.getKey(), next.getValue());
            unrecorded.remove(next.getKey());
        }
    }

    private void releaseOpenLease() {
        if (openLease != null) {
            queue.releaseAll(openLease);
            openLease = null;
        }
    }

    /** Leased e-mails. */
    private final class Batch {

        private final String lease;
        private final SmtpConnection connection;
        private final Set<String> busyDomains;
        private Instant leasedAt = clock.instant();
        private int sent;

        Batch(String lease, SmtpConnection connection, Set<String> busyDomains) {
            this.lease = lease;
            this.connection = connection;
            this.busyDomains = busyDomains;
        }

        /** Throws {@link SmtpFailure} if no e-mail can be sent now. */
        int send(List<OutgoingEmail> emails) {
            for (var email : emails) {
                if (stopping) {
                    queue.releaseAll(lease);
                    break;
                }
                try {
                    send(email);
                } catch (SmtpFailure failed) {
                    recordFailure(email, failed);
                }
            }
            return sent;
        }

        private void send(OutgoingEmail email) {
            if (email.suppressedFor() != null) {
                queue.recordFailed(lease, email.id(), "The address is suppressed: " + email.suppressedFor());
                return;
            }
            if (busyDomains.contains(email.domain())) {
                queue.release(lease, email.id());
                return;
            }
            connection.open();
            resume();
            if (email.deferredSince() == null && isTooOld(email)) {
                queue.recordFailed(lease, email.id(), tooOld());
                return;
            }
            renewLease();
            hand(email);
        }

        private void hand(OutgoingEmail email) {
            try {
                var message = composer.compose(email);
                var recipient = EmailComposer.recipient(email);
                if (!rates.tryAcquire(email.domain())) {
                    busyDomains.add(email.domain());
                    queue.release(lease, email.id());
                    return;
                }
                connection.send(message, recipient);
            } catch (UnsendableEmail unsendable) {
                queue.recordFailed(lease, email.id(), unsendable.getMessage());
                return;
            }
            sent++;
            unrecorded.put(email.id(), clock.instant());
            recordSent();
        }

        private void recordFailure(OutgoingEmail email, SmtpFailure failed) {
            switch (failed.kind()) {
                case PERMANENT -> queue.recordFailed(lease, email.id(), failed.getMessage());
                case TEMPORARY, INTERRUPTED -> defer(email, failed);
                case UNREACHABLE, CONFIGURATION -> {
                    pause(failed);
                    queue.recordUnreachable(lease, failed.getMessage(), pausedUntil);
                    throw failed;
                }
            }
        }

        private void defer(OutgoingEmail email, SmtpFailure failed) {
            if (isTooOld(email)) {
                queue.recordFailed(lease, email.id(), tooOld() + " The server's last words: " + failed.getMessage());
                return;
            }
            var now = clock.instant();
            var since = email.deferredSince() == null ? now : email.deferredSince();
            var delay = within(MIN_DELAY, Duration.between(since, now), MAX_DELAY);
            queue.recordDeferred(lease, email.id(), failed.getMessage(), now.plus(withJitter(delay)));
        }

        private void renewLease() {
            if (clock.instant().isAfter(leasedAt.plus(RENEW_AFTER))) {
                queue.renew(lease);
                leasedAt = clock.instant();
            }
        }
    }

    private boolean isTooOld(OutgoingEmail email) {
        return email.queuedAt().plus(settings.maxAge()).isBefore(clock.instant());
    }

    private String tooOld() {
        return "It could not be sent within %d hours."
                .formatted(settings.maxAge().toHours());
    }

    private void pause(SmtpFailure failed) {
        pause = within(MIN_PAUSE, pause.multipliedBy(2), MAX_PAUSE);
        pausedUntil = clock.instant().plus(withJitter(pause));
        if (failure == null) {
            LOG.error("No e-mail can be sent; they stay queued: {}", failed.getMessage());
        }
        failure = failed.getMessage();
    }

    private void resume() {
        pause = Duration.ZERO;
        pausedUntil = Instant.MIN;
        if (failure != null) {
            LOG.info("E-mails can be sent again");
        }
        failure = null;
    }

    private static Duration within(Duration min, Duration duration, Duration max) {
        if (duration.compareTo(min) < 0) {
            return min;
        }
        return duration.compareTo(max) > 0 ? max : duration;
    }

    /** Between 80 % and 120 %, so that e-mails that failed together do not come back together. */
    private static Duration withJitter(Duration delay) {
        return Duration.ofMillis(
                Math.round(delay.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
