package org.chargebackledger.api.delivery;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Lets one delivery of a book be accepted at a time, over all services on the same database: which
 * snapshot supersedes which is decided by the order of acceptance.
 */
@Component
class AcceptanceLock {

    private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended(?, 0))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended(?, 0))";

    private final DataSource database;

    AcceptanceLock(DataSource database) {
        this.database = database;
    }

    void whileHeld(String book, Runnable work) {
        try (var connection = database.getConnection()) {
            execute(connection, LOCK, book);
            try {
                work.run();
            } finally {
                execute(connection, UNLOCK, book);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of book " + book + " cannot be had", e);
        }
    }

    private static void execute(Connection connection, String sql, String book)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "imports of " + book);
            statement.execute();
        }
    }
}
