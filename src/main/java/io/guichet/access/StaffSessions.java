package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Begins, renews and ends the sessions of staff. */
@Component
class StaffSessions {

    /** A page's signal that somebody types or clicks there. */
    static final String ACTIVITY_PATH = "/desk/activity";

    private static final String ENDED = StaffSessions.class.getName() + ".ended";
    private static final String ENGINE_API = "/camunda/api/";

    private final StaffDirectory directory;
    private final StaffAccounts accounts;
    private final Clock clock;

    StaffSessions(StaffDirectory directory, StaffAccounts accounts, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Begins the session of a user who has just signed in. */
    void begin(HttpServletRequest request, String user) {
        StaffSession.start(user, directory.fingerprint(user).orElse(""), clock.instant())
                .saveIn(request.getSession());
        accounts.signedIn(user);
    }

    /** Renews the request's session if the request is work, or ends it if its time is over. */
    void check(HttpServletRequest request) {
        var session = request.getSession(false);
        StaffSession.find(session).ifPresent(staffSession -> {
            if (staffSession.hasEnded(clock.instant(), directory.fingerprint(staffSession.user()))) {
                SecurityContextHolder.clearContext();
                session.invalidate();
                request.setAttribute(ENDED, true);
            } else if (isWork(request)) {
                staffSession.workedAt(clock.instant()).saveIn(session);
            }
        });
    }

    /** Keeps this session if its own user's password or second factor was changed in it; all others of the user end. */
    void keepAfterOwnChange(HttpServletRequest request, String user) {
        StaffSession.find(request.getSession(false))
                .filter(staffSession -> staffSession.user().equals(user))
                .ifPresent(staffSession -> directory
                        .fingerprint(user)
                        .ifPresent(fingerprint -> staffSession.with(fingerprint).saveIn(request.getSession())));
    }

    /** Whether the request belongs to a session that has ended. */
    static boolean hasEnded(HttpServletRequest request) {
        return request.getAttribute(ENDED) != null
                || request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** Queries of scripts and event streams are no work: they come from pages that nobody looks at as well. */
    private static boolean isWork(HttpServletRequest request) {
        var path = RequestPath.of(request);
        var method = request.getMethod();
        if (path.startsWith(ENGINE_API)) {
            return method.equals("PUT") || method.equals("DELETE");
        }
        if (method.equals("GET")) {
            var accepts = request.getHeader(HttpHeaders.ACCEPT);
            return path.equals(ACTIVITY_PATH) || accepts != null && accepts.contains(MediaType.TEXT_HTML_VALUE);
        }
        return !path.endsWith("/presence");
    }
}
