package org.chargebackledger.api.http.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;
import java.util.Map;

/**
 * What is wrong with a JSON body: 400 with line and column when it is no JSON, 422 with the
 * member's JSON pointer when it is JSON of another shape.
 */
final class BodyProblems {

    private BodyProblems() {}

    static ProblemDetail of(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> Problem.of(ProblemType.BODY_MISSING, "a body is needed");
            case StreamReadException malformed -> malformed(malformed);
            case JacksonException mismatch -> mismatch(mismatch);
            default -> Problem.of(ProblemType.MALFORMED_REQUEST, "the body could not be read");
        };
    }

    private static ProblemDetail malformed(StreamReadException malformed) {
        var at = malformed.getLocation();
        var problem =
                Problem.of(
                        ProblemType.MALFORMED_JSON,
                        "no JSON at line %d, column %d: %s"
                                .formatted(
                                        at.getLineNr(),
                                        at.getColumnNr(),
                                        firstLine(malformed.getOriginalMessage())));
        problem.setProperty("line", at.getLineNr());
        problem.setProperty("column", at.getColumnNr());
        return problem;
    }

    private static ProblemDetail mismatch(JacksonException mismatch) {
        var pointer = pointer(mismatch);
        var reason = reason(mismatch);
        var problem =
                Problem.of(
                        ProblemType.CONTENT_INVALID,
                        pointer.isEmpty() ? reason : pointer + ": " + reason);
        problem.setProperty("errors", List.of(Map.of("pointer", pointer, "detail", reason)));
        return problem;
    }

    /** Jackson's own message names classes of ours, which are nobody's business. */
    private static String reason(JacksonException mismatch) {
        return switch (mismatch) {
            case UnrecognizedPropertyException unknown ->
                    "there is no member '" + unknown.getPropertyName() + "'";
            case InvalidFormatException wrong -> "not a valid value: '" + wrong.getValue() + "'";
            default ->
                    mismatch.getCause() instanceof IllegalArgumentException said
                                    && said.getMessage() != null
                            ? said.getMessage()
                            : "missing, or of the wrong type";
        };
    }

    private static String pointer(JacksonException mismatch) {
        var pointer = new StringBuilder();
        for (var step : mismatch.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() != null) {
                pointer.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(step.getIndex());
            }
        }
        return pointer.toString();
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
