package org.chargebackledger.ingest.bigquery;

import static java.util.Objects.requireNonNull;

import com.google.cloud.bigquery.BigQuery.TableDataListOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The jobs and tables of BigQuery, with what it does not answer as failures of a fetch. */
final class BigQueryService {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final BigQueryAccess access;

    BigQueryService(BigQueryAccess access) {
        this.access = access;
    }

    /** The table of the export as it is. */
    ExportTable table(TableId id) throws FetchFailure, IOException {
        var name = name(id);
        try {
            var table = access.client().getTable(id);
            if (table == null) {
                throw new FetchFailure(
                        Reason.REFUSED,
                        "there is no table %s, or it may not be seen".formatted(name));
            }
            return TableProbe.of(name, table.<StandardTableDefinition>getDefinition());
        } catch (BigQueryException e) {
            throw failed("table " + name, e);
        } catch (ClassCastException e) {
            throw new FetchFailure(Reason.REFUSED, name + " is no table, but a view or the like");
        }
    }

    static String name(TableId id) {
        return id.getProject() + "." + id.getDataset() + "." + id.getTable();
    }

    /** How many bytes a question would read; nothing is run. */
    long bytesOf(String sql, @Nullable String location) throws FetchFailure, IOException {
        try {
            var asked = query(sql).setDryRun(true).build();
            var id =
                    JobId.newBuilder()
                            .setProject(access.project())
                            .setLocation(at(location))
                            .build();
            var job = access.client().create(JobInfo.of(id, asked));
            return requireNonNull(job.<QueryStatistics>getStatistics().getTotalBytesProcessed());
        } catch (BigQueryException e) {
            throw failed("trying the question", e);
        }
    }

    /**
     * The job with an id once it is done: the one that an earlier try began, or a new one.
     *
     * @param location of the table: elsewhere a job is not found
     * @param mayBegin false if pages of it were kept already, which those of another might not fit
     */
    TableId answered(
            String jobId, @Nullable String location, String sql, boolean mayBegin, Attempt attempt)
            throws FetchFailure, IOException {
        try {
            var id = id(jobId, location);
            var job = access.client().getJob(id);
            if (job == null && !mayBegin) {
                attempt.giveUp();
                throw new FetchFailure(
                        Reason.BROKEN, "job " + jobId + " is gone; it is asked anew");
            }
            var done = done(job == null ? begun(id, sql) : job, attempt);
            return requireNonNull(
                    done.<QueryJobConfiguration>getConfiguration().getDestinationTable());
        } catch (BigQueryException e) {
            throw failed("job " + jobId, e);
        }
    }

    private Job begun(JobId id, String sql) throws FetchFailure {
        try {
            return access.client().create(JobInfo.of(id, query(sql).build()));
        } catch (BigQueryException e) {
            // The answer to an earlier request for it was lost.
            var job =
                    e.getCode() == HttpURLConnection.HTTP_CONFLICT
                            ? access.client().getJob(id)
                            : null;
            if (job == null) {
                throw e;
            }
            return job;
        }
    }

    private Job done(Job job, Attempt attempt) throws FetchFailure, IOException {
        var jobId = job.getJobId();
        var name = String.valueOf(jobId.getJob());
        var end = System.nanoTime() + access.patience().toNanos();
        var pause = FIRST_PAUSE;
        var seen = job;
        while (!JobStatus.State.DONE.equals(seen.getStatus().getState())) {
            if (System.nanoTime() > end) {
                throw new FetchFailure(
                        Reason.UNREACHABLE,
                        "job %s is not done after %s; the next try waits for the same one"
                                .formatted(name, access.patience()));
            }
            Retries.pause(pause);
            pause =
                    pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0
                            ? pause.multipliedBy(2)
                            : PAUSE_MAX;
            seen = access.client().getJob(jobId);
            if (seen == null) {
                attempt.giveUp();
                throw new FetchFailure(Reason.BROKEN, "job " + name + " is gone; it is asked anew");
            }
        }
        var error = seen.getStatus().getError();
        if (error != null) {
            attempt.giveUp();
            throw JobFailure.of("job " + name, error);
        }
        return seen;
    }

    /**
     * Rows of an answer from a place on: as many as the service gives at once.
     *
     * @param columns names of the answer, in order
     */
    AnswerPage page(TableId answer, List<String> columns, long start, int rows, Attempt attempt)
            throws FetchFailure, IOException {
        try {
            var result =
                    access.client()
                            .listTableData(
                                    answer,
                                    Schema.of(texts(columns)),
                                    TableDataListOption.startIndex(start),
                                    TableDataListOption.pageSize(rows));
            var taken = new ArrayList<List<@Nullable String>>();
            result.getValues().forEach(row -> taken.add(cells(row)));
            return new AnswerPage(result.getTotalRows(), columns, List.copyOf(taken));
        } catch (BigQueryException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw failed("the answer", e);
            }
            attempt.giveUp();
            throw new FetchFailure(
                    Reason.BROKEN, "the answer is not kept any more; it is asked anew");
        } catch (RuntimeException e) {
            throw new FetchFailure(Reason.MALFORMED, "the answer cannot be read: " + e);
        }
    }

    private static List<Field> texts(List<String> columns) {
        return columns.stream().map(name -> Field.of(name, StandardSQLTypeName.STRING)).toList();
    }

    private static List<@Nullable String> cells(FieldValueList row) {
        return row.stream().<@Nullable String>map(BigQueryService::text).toList();
    }

    private static @Nullable String text(FieldValue cell) {
        return cell.isNull() ? null : cell.getStringValue();
    }

    private QueryJobConfiguration.Builder query(String sql) {
        var query = QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false);
        var bytes = access.bytesMax();
        return bytes == null ? query : query.setMaximumBytesBilled(bytes);
    }

    private JobId id(String jobId, @Nullable String location) {
        return JobId.newBuilder()
                .setProject(access.project())
                .setLocation(at(location))
                .setJob(jobId)
                .build();
    }

    private @Nullable String at(@Nullable String location) {
        var configured = access.location();
        return configured == null ? location : configured;
    }

    /** A key that is refused is read anew the next time. */
    private FetchFailure failed(String what, BigQueryException e) throws InterruptedIOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while a question was asked");
            }
        }
        var failure = JobFailure.of(what, e);
        if (failure.reason() == Reason.DENIED) {
            access.signOut();
        }
        return failure;
    }
}
