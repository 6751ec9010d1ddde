package org.chargebackledger.projections.storage;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Supplier;

import javax.sql.DataSource;

/** Several queries that see one state of the database, whatever is written meanwhile. */
public final class ConsistentRead {

    private final TransactionTemplate transaction;

    public ConsistentRead(DataSource dataSource) {
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What the queries return, all as of the first one. */
    public <T> T read(Supplier<T> queries) {
        return transaction.execute(status -> queries.get());
    }

    /** Runs the queries, all as of the first one. */
    public void run(Runnable queries) {
        transaction.executeWithoutResult(status -> queries.run());
    }
}
