package org.chargebackledger.api.http.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.function.Supplier;

/**
 * Decides by the {@link AccessTable} before a byte of the body is read. A path that no row knows
 * passes, for whoever is logged in, so that it is answered with 404 or 405; {@link
 * UnlistedEndpoint} stops the endpoint that somebody forgot to list.
 */
@Component
public final class ApiAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        var user = authentication.get();
        if (user == null || !trust.isAuthenticated(user)) {
            return new AuthorizationDecision(false);
        }
        var request = context.getRequest();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var roles = Actor.of(user).roles();
        return new AuthorizationDecision(
                AccessTable.row(request.getMethod(), path)
                        .map(row -> !Collections.disjoint(row.roles(), roles))
                        .orElse(true));
    }
}
