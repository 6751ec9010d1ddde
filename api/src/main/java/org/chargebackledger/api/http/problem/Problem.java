package org.chargebackledger.api.http.problem;

import org.chargebackledger.ledger.audit.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import java.net.URI;
import java.util.Locale;

/**
 * Makes problem details. The {@code type} is the path {@code /problems/} and the refusal's slug,
 * the title is the slug in words, so both are the same for every occurrence; the detail tells this
 * one.
 */
final class Problem {

    /** A path and not a host name: it is the same on every installation. */
    private static final String TYPE_PREFIX = "/problems/";

    private Problem() {}

    static ProblemDetail of(Refusal refusal) {
        return of(refusal.type(), status(refusal.kind()), String.valueOf(refusal.getMessage()));
    }

    static ProblemDetail of(ProblemType type, String detail) {
        return of(type.slug(), type.status(), detail);
    }

    /** The slug of a problem's type. */
    static String slug(ProblemDetail problem) {
        return String.valueOf(problem.getType()).substring(TYPE_PREFIX.length());
    }

    private static ProblemDetail of(String slug, HttpStatus status, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + slug));
        problem.setTitle(inWords(slug));
        return problem;
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static String inWords(String slug) {
        var words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
