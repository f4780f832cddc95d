package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;

/** Signs out of the desk when signing out of the engine's webapps. */
final class EngineSignOut {

    private EngineSignOut() {}

    /** The header cannot be sent by another site's page. */
    static boolean matches(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && RequestPath.of(request).equals("/camunda/api/admin/auth/user/default/logout")
                && request.getHeader("X-XSRF-TOKEN") != null;
    }
}
