package org.chargebackledger.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import java.net.URI;

/** Answers a problem for whatever a controller throws. */
@RestControllerAdvice
public final class ProblemAdvice {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final Problems problems;
    private final RefusedRequests refusedRequests;

    ProblemAdvice(Problems problems, RefusedRequests refusedRequests) {
        this.problems = problems;
        this.refusedRequests = refusedRequests;
    }

    @ExceptionHandler
    public @Nullable ResponseEntity<ProblemDetail> answer(
            Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AsyncRequestNotUsableException) {
            return null; // nobody is listening any more
        }
        if (response.isCommitted()) {
            // A broken connection tells the reader that half a list is half a list.
            throw failure;
        }
        var problem = problems.of(failure);
        problem.setInstance(URI.create(request.getRequestURI()));
        refusedRequests.log(request, problem);
        return ResponseEntity.status(problem.getStatus())
                .headers(headers(failure, problem))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The likes of {@code Allow}, which belong to the status. */
    private static HttpHeaders headers(Exception failure, ProblemDetail problem) {
        var headers = new HttpHeaders();
        if (failure instanceof ErrorResponse response) {
            headers.addAll(response.getHeaders());
        }
        if (problem.getStatus() == ProblemType.UNAVAILABLE.status().value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers;
    }
}
