package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.athena.AthenaOptions.Results;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The smallest question that needs every permission a fetch needs. */
final class LastMonth {

    private static final String NOT_THERE = "Athena does not know its own query";

    private final AthenaService service;
    private final S3Client s3;
    private final AthenaOptions options;

    LastMonth(AthenaService service, S3Client s3, AthenaOptions options) {
        this.service = service;
        this.s3 = s3;
        this.options = options;
    }

    CurControl ask(CurTable table, Period month) throws FetchFailure, IOException {
        var sql = CurControl.sql(table, options.scope(), month);
        var id = service.start(sql, UUID.randomUUID().toString());
        var execution = service.ended(id);
        if (execution == null) {
            throw new FetchFailure(Reason.BROKEN, NOT_THERE);
        }
        if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
            throw AwsFailure.of(execution);
        }
        requireFile(execution);
        var rows = service.page(id, null).resultSet().rows();
        if (rows.isEmpty()) {
            throw new FetchFailure(Reason.MALFORMED, "the totals have no row");
        }
        var cells = new ArrayList<@Nullable String>();
        List<Datum> data = rows.getLast().data();
        data.forEach(datum -> cells.add(datum.varCharValue()));
        return CurControl.of(cells);
    }

    /** Reading the file is a permission of its own. */
    private void requireFile(QueryExecution execution) throws FetchFailure, IOException {
        if (options.results() != Results.FILE) {
            return;
        }
        var file = ResultFile.at(ResultFile.location(execution), s3);
        if (file == null) {
            throw new FetchFailure(Reason.REFUSED, "Athena wrote no file of results");
        }
        file.head();
    }
}
