package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;

/** Signing out in the engine's pages signs out of the desk. */
final class EngineSignOut {

    private EngineSignOut() {}

    /** The header cannot be sent by another site's page. */
    static boolean matches(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && RequestPath.of(request).equals("/camunda/api/admin/auth/user/default/logout")
                && request.getHeader("X-XSRF-TOKEN") != null;
    }
}
