package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one part of a document; the parts beside it are still read. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PolicyProblem problem;

    private Unreadable(PolicyProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    static Unreadable at(String path, @Nullable Position position, String code, String reason) {
        return new Unreadable(
                new PolicyProblem(PolicyProblem.Severity.ERROR, code, path, position, reason));
    }

    PolicyProblem problem() {
        return problem;
    }
}
