package org.chargebackledger.ingest.http;

import okhttp3.Response;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What it means that a service answers with another code than it should. */
public final class AnswerCode {

    private static final int SERVER = 500;

    private AnswerCode() {}

    /** Why, from the code of HTTP or of an envelope that borrows its codes. */
    public static Reason reason(int code) {
        return switch (code) {
            case 401, 403, 407 -> Reason.DENIED;
            case 408, 502, 503, 504 -> Reason.UNREACHABLE;
            case 429 -> Reason.THROTTLED;
            default -> code < SERVER ? Reason.REFUSED : Reason.BROKEN;
        };
    }

    static FetchFailure failure(String place, Response response, String told) {
        var location = response.header("Location");
        return new FetchFailure(
                reason(response.code()),
                "%s answered %d%s%s"
                        .formatted(
                                place,
                                response.code(),
                                location == null ? "" : " and points to " + location,
                                told.isEmpty() ? "" : ": " + told),
                retryAfter(response.header("Retry-After"), response.header("Date")));
    }

    /**
     * How long a service asks to wait: seconds, or until a time by its own clock.
     *
     * @param date what the service says the time is
     */
    public static @Nullable Duration retryAfter(@Nullable String asked, @Nullable String date) {
        if (asked == null) {
            return null;
        }
        if (asked.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        var until = time(asked);
        var now = date == null ? null : time(date);
        if (until == null || now == null) {
            return null;
        }
        var pause = Duration.between(now, until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static @Nullable Instant time(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
