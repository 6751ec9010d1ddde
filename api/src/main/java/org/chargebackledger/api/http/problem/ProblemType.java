package org.chargebackledger.api.http.problem;

import org.springframework.http.HttpStatus;

/**
 * The refusals that HTTP itself makes, before or after any command. PART OF THE CONTRACT: a slug
 * never changes its meaning.
 */
public enum ProblemType {
    MALFORMED_JSON("malformed-json", HttpStatus.BAD_REQUEST),
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST),
    BODY_MISSING("body-missing", HttpStatus.BAD_REQUEST),
    AUTHENTICATION_REQUIRED("authentication-required", HttpStatus.UNAUTHORIZED),
    ACCESS_DENIED("access-denied", HttpStatus.FORBIDDEN),
    CROSS_SITE_WRITE("cross-site-write", HttpStatus.FORBIDDEN),
    UNKNOWN("unknown", HttpStatus.NOT_FOUND),
    UNKNOWN_ROUTE("unknown-route", HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE),
    KEY_IN_USE("idempotency-key-in-use", HttpStatus.CONFLICT),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    CONTENT_INVALID("content-invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    PARAMETER_INVALID("parameter-invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    PARAMETER_MISSING("parameter-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    CURSOR_INVALID("cursor-invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    KEY_INVALID("idempotency-key-invalid", HttpStatus.BAD_REQUEST),
    KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT),
    INTERNAL_ERROR("internal-error", HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE);

    private final String slug;
    private final HttpStatus status;

    ProblemType(String slug, HttpStatus status) {
        this.slug = slug;
        this.status = status;
    }

    public String slug() {
        return slug;
    }

    public HttpStatus status() {
        return status;
    }
}
