package org.chargebackledger.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;

/** Answers a problem where no controller is in sight: in filters and in the security chain. */
@Component
public final class ProblemWriter {

    private final JsonMapper json;
    private final Problems problems;
    private final RefusedRequests refusedRequests;

    ProblemWriter(JsonMapper json, Problems problems, RefusedRequests refusedRequests) {
        this.json = json;
        this.problems = problems;
        this.refusedRequests = refusedRequests;
    }

    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail)
            throws IOException {
        write(request, response, Problem.of(type, detail));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        write(request, response, problems.of(failure));
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        problem.setInstance(URI.create(request.getRequestURI()));
        refusedRequests.log(request, problem);
        var body = json.writeValueAsBytes(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
