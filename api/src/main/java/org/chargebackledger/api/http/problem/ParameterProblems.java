package org.chargebackledger.api.http.problem;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with a parameter, a form field or a validated body: 422, each error by its name.
 */
final class ParameterProblems {

    private ParameterProblems() {}

    static Optional<ProblemDetail> of(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case MissingServletRequestParameterException e -> missing(e.getParameterName());
                    case MissingServletRequestPartException e -> missing(e.getRequestPartName());
                    case MissingRequestHeaderException e -> missing(e.getHeaderName());
                    case TypeMismatchException e ->
                            invalid(
                                    ProblemType.PARAMETER_INVALID,
                                    List.of(error(String.valueOf(e.getPropertyName()), reason(e))));
                    case MethodArgumentNotValidException e ->
                            invalid(
                                    ProblemType.CONTENT_INVALID,
                                    e.getAllErrors().stream()
                                            .map(ParameterProblems::error)
                                            .toList());
                    case HandlerMethodValidationException e ->
                            invalid(
                                    ProblemType.PARAMETER_INVALID,
                                    e.getParameterValidationResults().stream()
                                            .flatMap(result ->
                                                    result.getResolvableErrors().stream()
                                                            .map(wrong ->
                                                                    error(
                                                                            String.valueOf(
                                                                                    result.getMethodParameter()
                                                                                            .getParameterName()),
                                                                            message(wrong))))
                                            .toList());
                    default -> null;
                });
    }

    private static ProblemDetail missing(String name) {
        return Problem.of(ProblemType.PARAMETER_MISSING, "'" + name + "' is needed");
    }

    private static ProblemDetail invalid(ProblemType type, List<Map<String, String>> errors) {
        var detail =
                errors.stream()
                        .map(error -> error.get("name") + ": " + error.get("detail"))
                        .collect(Collectors.joining("; "));
        var problem = Problem.of(type, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    private static Map<String, String> error(ObjectError error) {
        var name = error instanceof FieldError field ? field.getField() : error.getObjectName();
        return error(name, message(error));
    }

    private static Map<String, String> error(String name, String detail) {
        return Map.of("name", name, "detail", detail);
    }

    private static String message(MessageSourceResolvable error) {
        return String.valueOf(error.getDefaultMessage());
    }

    /** What our own reader of the value said, where it said anything. */
    private static String reason(TypeMismatchException mismatch) {
        return mismatch.getMostSpecificCause() instanceof IllegalArgumentException said
                        && !(said instanceof NumberFormatException)
                        && said.getMessage() != null
                ? said.getMessage()
                : "not a valid value: '" + mismatch.getValue() + "'";
    }
}
