package org.chargebackledger.ingest.bigquery;

import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.jspecify.annotations.Nullable;

/** What it means that BigQuery does not answer a question, or ends a job with an error. */
final class JobFailure {

    private static final int NO_ANSWER = 0;
    private static final int TOLD_MAX = 600;

    private JobFailure() {}

    static FetchFailure of(String what, BigQueryException failure) {
        var error = failure.getError();
        var named = error == null ? null : reason(error.getReason());
        var reason = named != null ? named : unnamed(failure);
        return new FetchFailure(reason, what + ": " + told(failure.getMessage()) + advice(error));
    }

    static FetchFailure of(String what, BigQueryError error) {
        var named = reason(error.getReason());
        return new FetchFailure(
                named == null ? Reason.BROKEN : named,
                "%s: %s: %s%s"
                        .formatted(
                                what, error.getReason(), told(error.getMessage()), advice(error)));
    }

    /** Google's own words for it; null if it has none that decide. */
    private static @Nullable Reason reason(@Nullable String named) {
        return switch (named) {
            case "accessDenied", "billingNotEnabled", "blocked", "authError", "required" ->
                    Reason.DENIED;
            case "quotaExceeded", "rateLimitExceeded", "jobRateLimitExceeded" -> Reason.THROTTLED;
            case "invalid",
                    "invalidQuery",
                    "notFound",
                    "notImplemented",
                    "bytesBilledLimitExceeded",
                    "billingTierLimitExceeded",
                    "resourcesExceeded",
                    "responseTooLarge" ->
                    Reason.REFUSED;
            case "backendError",
                    "internalError",
                    "jobBackendError",
                    "jobInternalError",
                    "stopped",
                    "timeout" ->
                    Reason.BROKEN;
            case null, default -> null;
        };
    }

    private static Reason unnamed(BigQueryException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable signIn) {
                return signIn.isRetryable() ? Reason.UNREACHABLE : Reason.DENIED;
            }
        }
        return failure.getCode() <= NO_ANSWER
                ? Reason.UNREACHABLE
                : AnswerCode.reason(failure.getCode());
    }

    private static String advice(@Nullable BigQueryError error) {
        return switch (error == null ? null : error.getReason()) {
            case "bytesBilledLimitExceeded" -> "; see setting 'maximum-gibibytes-billed'";
            case "notFound" -> "; see settings 'dataset', 'table' and 'location'";
            case null, default -> "";
        };
    }

    private static String told(@Nullable String message) {
        var text = String.valueOf(message).replaceAll("\\s+", " ");
        return text.length() <= TOLD_MAX ? text : text.substring(0, TOLD_MAX) + "…";
    }
}
