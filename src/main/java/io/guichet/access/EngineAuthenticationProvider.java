package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Passes the signed-in user to the engine: all pages share one sign-in. */
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final StaffDirectory directory;

    EngineAuthenticationProvider(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return directory
                .findCurrent()
                .map(EngineAuthenticationProvider::toResult)
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    private static AuthenticationResult toResult(StaffMember staff) {
        var groups = new ArrayList<>(staff.roles());
        groups.addAll(staff.teams());
        if (staff.roles().contains(Roles.ADMIN)) {
            groups.add(Groups.CAMUNDA_ADMIN);
        }
        var result = AuthenticationResult.successful(staff.id());
        result.setGroups(groups);
        result.setTenants(new ArrayList<>(staff.brands()));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"guichet\"");
    }
}
