package org.chargebackledger.api.http.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.api.http.problem.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** What the security chain answers under {@code /api}: 401 and 403 as problems. */
@Component
public final class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    ProblemAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Asks scripts for HTTP Basic; a page's own requests must not make the browser ask. */
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"chargeback\", charset=\"UTF-8\"");
        }
        problems.write(
                request,
                response,
                ProblemType.AUTHENTICATION_REQUIRED,
                "log in as a user of this service");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.write(request, response, ProblemType.ACCESS_DENIED, "your role may not do this");
    }
}
