package org.chargebackledger.api.http.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A request that HTTP itself refuses, thrown anywhere below a filter or a controller. */
public final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH_MAX = 16;

    private final ProblemType type;

    public HttpRefusal(ProblemType type, String message) {
        super(message);
        this.type = type;
    }

    /**
     * The refusal in whatever was wrapped around it: a reader of JSON wraps what its stream throws.
     */
    static Optional<HttpRefusal> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEPTH_MAX)
                .filter(HttpRefusal.class::isInstance)
                .map(HttpRefusal.class::cast)
                .findFirst();
    }

    public ProblemType type() {
        return type;
    }
}
