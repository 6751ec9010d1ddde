package org.chargebackledger.api.http.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * This process's sign of life in the database: an advisory lock on a connection of its own, which
 * the database lets go the moment the process is gone, killed or not.
 */
@Component
class Presence implements DisposableBean {

    private static final int VALIDATION_SECONDS = 2;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final long id = new SecureRandom().nextLong();
    private @Nullable Connection connection;

    Presence(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /** This process's id; its lock is held when this returns. */
    synchronized long id() {
        try {
            if (connection == null || !connection.isValid(VALIDATION_SECONDS)) {
                JdbcUtils.closeConnection(connection);
                connection = null;
                connection = locked();
            }
            return id;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no connection to hold the lock", e);
        }
    }

    /** Whether the process of that id lives: its lock cannot be taken then. */
    boolean isAlive(long process) {
        return !jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(process)
                .query(Boolean.class)
                .single();
    }

    @Override
    public synchronized void destroy() {
        JdbcUtils.closeConnection(connection);
        connection = null;
    }

    private Connection locked() throws SQLException {
        var fresh = dataSource.getConnection();
        try (var statement = fresh.createStatement()) {
            // A machine that vanished must not seem alive for the two hours that TCP allows.
            statement.execute(
                    "select set_config('tcp_keepalives_idle', '30', false),"
                            + " set_config('tcp_keepalives_interval', '10', false),"
                            + " set_config('tcp_keepalives_count', '3', false)");
            statement.execute("select pg_advisory_lock(" + id + ")");
            return fresh;
        } catch (SQLException e) {
            JdbcUtils.closeConnection(fresh);
            throw e;
        }
    }
}
