package org.chargebackledger.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;

import org.chargebackledger.api.refusal.RefusalLog;
import org.chargebackledger.api.refusal.RefusedCommand;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

import java.util.Set;

/**
 * Logs the requests that were refused to somebody: a write for whatever reason, and anything that
 * was forbidden.
 */
@Component
final class RefusedRequests {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final RefusalLog refusals;

    RefusedRequests(RefusalLog refusals) {
        this.refusals = refusals;
    }

    void log(HttpServletRequest request, ProblemDetail problem) {
        var forbidden = problem.getStatus() == HttpStatus.FORBIDDEN.value();
        var refusedWrite =
                HttpStatus.valueOf(problem.getStatus()).is4xxClientError()
                        && problem.getStatus() != HttpStatus.UNAUTHORIZED.value()
                        && !READS.contains(request.getMethod());
        if (forbidden || refusedWrite) {
            refusals.add(
                    new RefusedCommand(
                            actor(request),
                            request.getMethod() + " " + request.getRequestURI(),
                            Problem.slug(problem),
                            String.valueOf(problem.getDetail())));
        }
    }

    private static String actor(HttpServletRequest request) {
        var user = request.getUserPrincipal();
        return user == null ? "" : user.getName();
    }
}
