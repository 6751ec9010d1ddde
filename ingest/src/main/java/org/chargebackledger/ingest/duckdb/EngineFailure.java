package org.chargebackledger.ingest.duckdb;

import java.sql.SQLException;

/** A statement that the engine refused or could not finish. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineFailure(String reason) {
        super(reason);
    }

    EngineFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
