package org.chargebackledger.ingest.aws;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/** What an error of any of AWS's services means for a fetch. */
public final class AwsErrors {

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

    private AwsErrors() {}

    /** A question to AWS. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object> {

        /** Asks it. */
        T ask() throws IOException, FetchFailure;
    }

    /**
     * Asks, and says what a failure means.
     *
     * @param what is asked, for messages
     */
    public static <T extends @Nullable Object> T watched(String what, Call<T> call)
            throws FetchFailure, IOException {
        try {
            return call.ask();
        } catch (AbortedException e) {
            throw stopped();
        } catch (SdkException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw stopped();
            }
            throw new FetchFailure(reason(e), what + ": " + e.getMessage());
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

    private static Reason reason(SdkException e) {
        if (!(e instanceof AwsServiceException service)) {
            return hasCause(e, IOException.class) || !isAboutCredentials(e)
                    ? Reason.UNREACHABLE
                    : Reason.DENIED;
        }
        var details = service.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        return service.isThrottlingException()
                ? Reason.THROTTLED
                : reason(service.statusCode(), code, String.valueOf(service.getMessage()));
    }

    /**
     * Why a service answers with an error.
     *
     * @param status of HTTP
     * @param code its own word for the error, such as {@code ThrottlingException}
     */
    public static Reason reason(int status, String code, String message) {
        if (THROTTLED.matcher(code).find()) {
            return Reason.THROTTLED;
        }
        if (CREDENTIALS.contains(code) || isDenied(message)) {
            return Reason.DENIED;
        }
        return status == 412 ? Reason.CHANGED : AnswerCode.reason(status);
    }

    /** Whether a text says that a permission is missing. */
    public static boolean isDenied(String text) {
        return DENIED.matcher(text).find();
    }

    /** Whether a text says that too much was asked. */
    public static boolean isThrottled(String text) {
        return THROTTLED.matcher(text).find();
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
}
