package org.chargebackledger.ingest.athena;

import static org.chargebackledger.ingest.aws.AwsErrors.watched;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Column;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionContext;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.TableMetadata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Athena, asked about one table. */
final class AthenaService {

    /** The most that one answer may have. */
    static final int PAGE_ROWS = 1000;

    private static final Duration LONGEST_POLL = Duration.ofSeconds(15);
    private static final Set<QueryExecutionState> ENDED =
            Set.of(
                    QueryExecutionState.SUCCEEDED,
                    QueryExecutionState.FAILED,
                    QueryExecutionState.CANCELLED);
    private static final Pattern GONE =
            Pattern.compile("not found|does not exist|was deleted", Pattern.CASE_INSENSITIVE);

    private final AthenaClient client;
    private final AthenaOptions options;

    AthenaService(AthenaClient client, AthenaOptions options) {
        this.client = client;
        this.options = options;
    }

    /**
     * The table as the catalog has it. It is asked for by GetTableMetadata and not by SHOW COLUMNS:
     * that is no query, so it costs nothing and has no result rows whose first may be a header, and
     * it answers types and partitions too.
     */
    CurTable table() throws FetchFailure, IOException {
        var metadata =
                watched(
                        "table " + options.table(),
                        () ->
                                client.getTableMetadata(request ->
                                                request.catalogName(options.catalog())
                                                        .databaseName(options.scope().database())
                                                        .tableName(options.scope().table())
                                                        .workGroup(options.workgroup()))
                                        .tableMetadata());
        return new CurTable(columns(told("the table", metadata)));
    }

    /** An answer of another form may be all that a proxy has to say. */
    private static <T> T told(String what, @Nullable T part) throws FetchFailure {
        if (part == null) {
            throw new FetchFailure(Reason.BROKEN, "an answer of Athena does not say " + what);
        }
        return part;
    }

    private static Map<String, ColumnType> columns(TableMetadata metadata) {
        var columns = new HashMap<String, ColumnType>();
        Stream.concat(metadata.columns().stream(), metadata.partitionKeys().stream())
                .forEach(column -> columns.put(name(column), ColumnType.of(column.type())));
        return columns;
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Starts a query.
     *
     * @param token makes the same start again the same execution
     */
    String start(String sql, String token) throws FetchFailure, IOException {
        var started =
                watched(
                        "start of a query",
                        () ->
                                client.startQueryExecution(request ->
                                        request.queryString(sql)
                                                .clientRequestToken(token)
                                                .workGroup(options.workgroup())
                                                .queryExecutionContext(context())
                                                .resultConfiguration(place())));
        return told("which query was started", started.queryExecutionId());
    }

    private QueryExecutionContext context() {
        return QueryExecutionContext.builder()
                .catalog(options.catalog())
                .database(options.scope().database())
                .build();
    }

    private @Nullable ResultConfiguration place() {
        var location = options.outputLocation();
        return location == null
                ? null
                : ResultConfiguration.builder().outputLocation(location).build();
    }

    /**
     * Waits until a query has ended, well or not.
     *
     * @return null if Athena does not know it any more
     */
    @Nullable QueryExecution ended(String id) throws FetchFailure, IOException {
        var end = System.nanoTime() + options.patience().toNanos();
        var pause = options.firstPause();
        while (true) {
            var execution = execution(id);
            if (execution == null || ENDED.contains(execution.status().state())) {
                return execution;
            }
            pause = waited(id, pause, end);
        }
    }

    private @Nullable QueryExecution execution(String id) throws FetchFailure, IOException {
        var answer =
                watched(
                        "query " + id,
                        () -> {
                            try {
                                return client.getQueryExecution(
                                        request -> request.queryExecutionId(id));
                            } catch (InvalidRequestException e) {
                                if (isGone(e)) {
                                    return null;
                                }
                                throw e;
                            }
                        });
        if (answer == null) {
            return null;
        }
        var execution = told("the query", answer.queryExecution());
        told("how the query is", execution.status());
        return execution;
    }

    private Duration waited(String id, Duration pause, long end)
            throws FetchFailure, InterruptedIOException {
        if (System.nanoTime() + pause.toNanos() > end) {
            throw new FetchFailure(
                    Reason.BROKEN,
                    "query %s still runs after %d minutes"
                            .formatted(id, options.patience().toMinutes()));
        }
        Retries.pause(pause);
        var next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : next;
    }

    /** A page of a query's rows. */
    GetQueryResultsResponse page(String id, @Nullable String token)
            throws FetchFailure, IOException {
        var what = "results of query " + id;
        var page =
                watched(
                        what,
                        () -> {
                            try {
                                return client.getQueryResults(request ->
                                        request.queryExecutionId(id)
                                                .maxResults(PAGE_ROWS)
                                                .nextToken(token));
                            } catch (InvalidRequestException e) {
                                if (token != null || isGone(e)) {
                                    throw new FetchFailure(
                                            Reason.CHANGED, what + " are gone: " + e.getMessage());
                                }
                                throw e;
                            }
                        });
        told("any rows", page.resultSet());
        return page;
    }

    private static boolean isGone(InvalidRequestException e) {
        return GONE.matcher(String.valueOf(e.getMessage())).find();
    }
}
