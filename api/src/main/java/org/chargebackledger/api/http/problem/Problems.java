package org.chargebackledger.api.http.problem;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.ledger.money.InexactAmount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.util.Optional;
import java.util.UUID;

/** Finds the problem that an exception means; one nobody foresaw is logged under an id. */
@Component
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    ProblemDetail of(Throwable failure) {
        var refusal = Refusals.in(failure);
        if (refusal.isPresent()) {
            return Problem.of(refusal.get());
        }
        var refused = HttpRefusal.in(failure);
        if (refused.isPresent()) {
            return Problem.of(refused.get().type(), message(refused.get()));
        }
        return switch (failure) {
            case InexactAmount inexact -> Problem.of(ProblemType.CONTENT_INVALID, message(inexact));
            case AccessDeniedException denied ->
                    Problem.of(ProblemType.ACCESS_DENIED, message(denied));
            case HttpMessageNotReadableException unreadable ->
                    BodyProblems.of(unreadable.getCause());
            case AggregateNotFoundException none ->
                    Problem.of(ProblemType.UNKNOWN, "there is no " + none.getAggregateIdentifier());
            case ReadModelsStopped stopped -> stopped(stopped);
            case ConcurrencyException raced -> unavailable(raced);
            case DataAccessResourceFailureException down -> unavailable(down);
            case AsyncRequestTimeoutException slow -> unavailable(slow);
            default -> ofRequest(failure);
        };
    }

    private ProblemDetail ofRequest(Throwable failure) {
        return switch (failure) {
            case NoHandlerFoundException none -> unknownRoute();
            case NoResourceFoundException none -> unknownRoute();
            case HttpRequestMethodNotSupportedException method ->
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED,
                            "there is no " + method.getMethod() + " here");
            case HttpMediaTypeNotSupportedException media ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "this takes " + media.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException media ->
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "this is served as " + media.getSupportedMediaTypes());
            case MaxUploadSizeExceededException large ->
                    Problem.of(ProblemType.TOO_LARGE, "the upload is larger than is allowed");
            case MultipartException broken ->
                    Problem.of(ProblemType.MALFORMED_REQUEST, "no well-formed multipart body");
            default ->
                    ParameterProblems.of(failure)
                            .or(() -> badRequest(failure))
                            .orElseGet(() -> unexpected(failure));
        };
    }

    /** What Spring itself calls the caller's fault, without a case of its own above. */
    private static Optional<ProblemDetail> badRequest(Throwable failure) {
        return failure instanceof ErrorResponse response
                        && response.getStatusCode().is4xxClientError()
                ? Optional.of(
                        Problem.of(
                                ProblemType.MALFORMED_REQUEST,
                                String.valueOf(response.getBody().getDetail())))
                : Optional.empty();
    }

    private static ProblemDetail unknownRoute() {
        return Problem.of(ProblemType.UNKNOWN_ROUTE, "there is nothing at this path");
    }

    private static ProblemDetail unavailable(Throwable failure) {
        return logged(ProblemType.UNAVAILABLE, "the service cannot answer now; try again", failure);
    }

    /** No retry helps: whoever reads this must know what to look for. */
    private static ProblemDetail stopped(ReadModelsStopped failure) {
        return logged(ProblemType.UNAVAILABLE, message(failure), failure);
    }

    private static ProblemDetail unexpected(Throwable failure) {
        return logged(
                ProblemType.INTERNAL_ERROR,
                "an unexpected error; the log has it by its id",
                failure);
    }

    /** The caller gets an id, the log gets the story. */
    private static ProblemDetail logged(ProblemType type, String detail, Throwable failure) {
        var logId = UUID.randomUUID().toString();
        LOG.error("{} {}", type.slug(), logId, failure);
        var problem = Problem.of(type, detail);
        problem.setProperty("logId", logId);
        return problem;
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
