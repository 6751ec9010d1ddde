package org.chargebackledger.api.http.problem;

/** A request that HTTP itself refuses, thrown anywhere below a filter or a controller. */
public final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    public HttpRefusal(ProblemType type, String message) {
        super(message);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
