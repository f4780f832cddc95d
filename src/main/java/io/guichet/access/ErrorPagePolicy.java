package io.guichet.access;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Gives an error page below the engine's addresses the policy of the desk's own pages, and keeps it out of caches. */
class ErrorPagePolicy extends HttpServletResponseWrapper {

    ErrorPagePolicy(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {
        prepare(status);
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        prepare(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        prepare(status);
        super.sendError(status, message);
    }

    void prepare(int status) {
        if (status >= SC_BAD_REQUEST) {
            setHeader(SecurityHeaderWriter.CSP_HEADER, SecurityHeaderWriter.PAGE_POLICY);
            setHeader("Cache-Control", "no-store");
        }
    }
}
