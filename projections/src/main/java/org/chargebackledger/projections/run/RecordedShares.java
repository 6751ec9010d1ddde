package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.run.RunCommand;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.projections.storage.EventStreams;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** The shares of runs, read from the streams that hold them. */
public final class RecordedShares implements ShareReader {

    private final JdbcClient jdbc;
    private final EventStreams streams;

    public RecordedShares(DataSource dataSource, EventStreams streams) {
        this.jdbc = JdbcClient.create(dataSource);
        this.streams = streams;
    }

    @Override
    public void shares(String runId, Consumer<List<Share>> blocks) {
        var chunks =
                jdbc.sql(
                                """
                                SELECT share_chunks FROM read_model.run
                                WHERE run_id = :id AND share_chunks IS NOT NULL
                                """)
                        .param("id", runId)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() -> new IllegalStateException("no computed run " + runId));
        for (var i = 0; i < chunks; i++) {
            var stream = RunCommand.chunkId(runId, i);
            blocks.accept(streams.only(stream, SharesRecorded.class).shares());
        }
    }
}
