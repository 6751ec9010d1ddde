package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import io.fabric8.kubernetes.client.KubernetesClientException;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What it means that an API server did not answer. */
final class ClusterFailure {

    private ClusterFailure() {}

    /**
     * Why, from what the client threw.
     *
     * @param asked what was asked, for the message
     * @throws RuntimeException what it threw, if it is nobody's answer but a stop or a mistake
     */
    static FetchFailure of(String asked, RuntimeException thrown) {
        if (Thread.currentThread().isInterrupted()) {
            throw thrown; // the service stops; nothing is to be recorded
        }
        var client = cause(thrown, KubernetesClientException.class);
        if (client != null && client.getCode() > 0) {
            return new FetchFailure(
                    AnswerCode.reason(client.getCode()),
                    "%s: the API server answered %d: %s"
                            .formatted(asked, client.getCode(), told(client)),
                    retryAfter(client));
        }
        var unread = cause(thrown, JacksonException.class);
        if (unread != null) {
            return isCutOff(unread)
                    ? new FetchFailure(Reason.UNREACHABLE, asked + ": the answer is cut off")
                    : new FetchFailure(Reason.MALFORMED, asked + ": the answer is no list");
        }
        var io = cause(thrown, IOException.class);
        var late = cause(thrown, TimeoutException.class);
        if (io != null || late != null) {
            return new FetchFailure(
                    Reason.UNREACHABLE,
                    asked + ": " + (late != null ? "no answer in time" : text(io, thrown)));
        }
        if (client != null) {
            return new FetchFailure(Reason.UNREACHABLE, asked + ": " + text(client, thrown));
        }
        throw thrown;
    }

    /** Nothing at all is no list either, but somebody lost it on the way. */
    private static boolean isCutOff(JacksonException e) {
        return e instanceof JsonEOFException
                || String.valueOf(e.getMessage()).contains("end-of-input");
    }

    private static String told(KubernetesClientException e) {
        var status = e.getStatus();
        var message = status == null ? null : status.getMessage();
        return message != null ? message : text(e, e);
    }

    private static @Nullable Duration retryAfter(KubernetesClientException e) {
        var status = e.getStatus();
        var details = status == null ? null : status.getDetails();
        var seconds = details == null ? null : details.getRetryAfterSeconds();
        return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    private static String text(@Nullable Throwable first, Throwable otherwise) {
        var message = first == null ? null : first.getMessage();
        return message != null ? message : otherwise.toString();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (var at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
