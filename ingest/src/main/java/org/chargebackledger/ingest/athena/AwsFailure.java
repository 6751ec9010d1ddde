package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/** What a failure of AWS means for a fetch. */
final class AwsFailure {

    private static final Set<String> CREDENTIALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "IncompleteSignature",
                    "InvalidAccessKeyId",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "MissingAuthenticationToken",
                    "RequestExpired",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException");

    private static final Pattern DENIED =
            Pattern.compile(
                    "AccessDenied|access denied|not authorized|insufficient permissions|forbidden",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern THROTTLED =
            Pattern.compile(
                    "SlowDown|reduce your request rate|rate exceeded|throttl|too many requests",
                    Pattern.CASE_INSENSITIVE);

    /** A report is written anew several times a day, also while it is read. */
    private static final Pattern REPLACED =
            Pattern.compile(
                    "HIVE_CANNOT_OPEN_SPLIT|HIVE_FILESYSTEM_ERROR|NoSuchKey|precondition"
                            + "|HIVE_CURSOR_ERROR",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SCAN_LIMIT =
            Pattern.compile("bytes scanned limit", Pattern.CASE_INSENSITIVE);

    /** AWS's number for errors of its own. */
    private static final int SYSTEM = 1;

    private AwsFailure() {}

    /** A question to AWS. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T ask() throws IOException, FetchFailure;
    }

    /**
     * Asks, and says what a failure means.
     *
     * @param what is asked, for messages
     */
    static <T extends @Nullable Object> T watched(String what, Call<T> call)
            throws FetchFailure, IOException {
        try {
            return call.ask();
        } catch (AbortedException e) {
            throw stopped();
        } catch (SdkException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw stopped();
            }
            throw of(what, e);
        } catch (IllegalStateException e) {
            // A client that was closed while it was waiting.
            var closed = stopped();
            closed.initCause(e);
            throw closed;
        }
    }

    private static InterruptedIOException stopped() {
        return new InterruptedIOException("stopped while waiting for an answer");
    }

    static FetchFailure of(String what, SdkException e) {
        return new FetchFailure(reason(e), what + ": " + e.getMessage());
    }

    private static Reason reason(SdkException e) {
        if (!(e instanceof AwsServiceException service)) {
            return hasCause(e, IOException.class) || !isAboutCredentials(e)
                    ? Reason.UNREACHABLE
                    : Reason.DENIED;
        }
        var details = service.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        var message = String.valueOf(service.getMessage());
        if (service.isThrottlingException() || THROTTLED.matcher(code).find()) {
            return Reason.THROTTLED;
        }
        if (CREDENTIALS.contains(code) || DENIED.matcher(message).find()) {
            return Reason.DENIED;
        }
        return service.statusCode() == 412
                ? Reason.CHANGED
                : AnswerCode.reason(service.statusCode());
    }

    private static boolean isAboutCredentials(SdkException e) {
        return String.valueOf(e.getMessage()).contains("credentials");
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Why a question ended without an answer. */
    static FetchFailure of(QueryExecution execution) {
        var status = execution.status();
        var told = String.valueOf(status.stateChangeReason());
        var message =
                "query %s %s: %s".formatted(execution.queryExecutionId(), status.state(), told);
        if (SCAN_LIMIT.matcher(told).find()) {
            return new FetchFailure(
                    Reason.REFUSED, message + "; the workgroup's limit is too low for a month");
        }
        if (status.state() == QueryExecutionState.CANCELLED) {
            return new FetchFailure(Reason.BROKEN, message);
        }
        return new FetchFailure(reason(told, status.athenaError()), message);
    }

    private static Reason reason(String told, @Nullable AthenaError error) {
        if (DENIED.matcher(told).find()) {
            return Reason.DENIED;
        }
        if (THROTTLED.matcher(told).find()) {
            return Reason.THROTTLED;
        }
        if (REPLACED.matcher(told).find()) {
            return Reason.CHANGED;
        }
        var passes =
                error == null
                        || Boolean.TRUE.equals(error.retryable())
                        || Integer.valueOf(SYSTEM).equals(error.errorCategory());
        return passes ? Reason.BROKEN : Reason.REFUSED;
    }
}
