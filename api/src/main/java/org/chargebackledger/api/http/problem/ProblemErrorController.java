package org.chargebackledger.api.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

/** Answers a problem for what failed outside of any controller, in a filter or in the container. */
@RestController
final class ProblemErrorController implements ErrorController {

    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        var problem = problem(request);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
            problem.setInstance(URI.create(uri));
        }
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ProblemDetail problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return problems.of(failure);
        }
        var status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return Problem.of(type(status), status.getReasonPhrase());
    }

    private static HttpStatus status(@Nullable Object code) {
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static ProblemType type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> ProblemType.AUTHENTICATION_REQUIRED;
            case FORBIDDEN -> ProblemType.ACCESS_DENIED;
            case NOT_FOUND -> ProblemType.UNKNOWN_ROUTE;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case CONTENT_TOO_LARGE -> ProblemType.TOO_LARGE;
            case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE;
            default ->
                    status.is4xxClientError()
                            ? ProblemType.MALFORMED_REQUEST
                            : ProblemType.INTERNAL_ERROR;
        };
    }
}
