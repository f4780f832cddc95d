package io.guichet.access;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Receives the signal of open pages that somebody works there, which renews the session. */
@Controller
class ActivityEndpoint {

    @GetMapping(StaffSessions.ACTIVITY_PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive() {}
}
