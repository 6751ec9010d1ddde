package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** A command that was refused or could not be done; the message is the reason for a person. */
public final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable JsonNode problem;

    public CommandRefused(String reason) {
        this(reason, null);
    }

    /**
     * A refusal by the service.
     *
     * @param problem the service's own words
     */
    CommandRefused(String reason, @Nullable JsonNode problem) {
        super(reason);
        this.problem = problem;
    }

    @Nullable JsonNode problem() {
        return problem;
    }
}
