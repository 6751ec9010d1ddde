package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.aws.AwsErrors;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

import java.util.regex.Pattern;

/** What it means for a fetch that a query of Athena's failed. */
final class AwsFailure {

    /** A report is written anew several times a day, also while it is read. */
    private static final Pattern REPLACED =
            Pattern.compile(
                    "HIVE_CANNOT_OPEN_SPLIT|HIVE_FILESYSTEM_ERROR|NoSuchKey|precondition"
                            + "|HIVE_CURSOR_ERROR",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SCAN_LIMIT =
            Pattern.compile("bytes scanned limit", Pattern.CASE_INSENSITIVE);

    /** AWS's number for errors of its own. */
    private static final int SYSTEM = 1;

    private AwsFailure() {}

    /** Why a question ended without an answer. */
    static FetchFailure of(QueryExecution execution) {
        var status = execution.status();
        var told = String.valueOf(status.stateChangeReason());
        var message =
                "query %s %s: %s".formatted(execution.queryExecutionId(), status.state(), told);
        if (SCAN_LIMIT.matcher(told).find()) {
            return new FetchFailure(
                    Reason.REFUSED, message + "; the workgroup's limit is too low for a month");
        }
        if (status.state() == QueryExecutionState.CANCELLED) {
            return new FetchFailure(Reason.BROKEN, message);
        }
        return new FetchFailure(reason(told, status.athenaError()), message);
    }

    private static Reason reason(String told, @Nullable AthenaError error) {
        if (AwsErrors.isDenied(told)) {
            return Reason.DENIED;
        }
        if (AwsErrors.isThrottled(told)) {
            return Reason.THROTTLED;
        }
        if (REPLACED.matcher(told).find()) {
            return Reason.CHANGED;
        }
        var passes =
                error == null
                        || Boolean.TRUE.equals(error.retryable())
                        || Integer.valueOf(SYSTEM).equals(error.errorCategory());
        return passes ? Reason.BROKEN : Reason.REFUSED;
    }
}
