package org.chargebackledger.ingest.athena;

import static org.chargebackledger.ingest.aws.AwsErrors.watched;

import org.chargebackledger.ingest.athena.CurTable.Version;
import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A table of Cost and Usage Reports, asked for a month by Athena. */
final class AthenaConnector implements Connector {

    private static final String SOURCE = "aws-cur";

    private final AwsClients clients;
    private final AthenaService service;
    private final AthenaOptions options;
    private final long partBytes;

    AthenaConnector(AwsClients clients, AthenaOptions options, long partBytes) {
        this.clients = clients;
        this.service = new AthenaService(clients.athena, options);
        this.options = options;
        this.partBytes = partBytes;
    }

    @Override
    public List<String> subjects() {
        var account = options.billingAccount();
        return List.of(
                account == null
                        ? "bill of table %s in %s".formatted(options.table(), options.region())
                        : "bill of AWS account " + account);
    }

    /** Of the table only its usual columns are known before it is asked for them. */
    @Override
    public List<String> questions(Slice slice) {
        var version = options.version() == null ? Version.CUR2 : options.version();
        var table = CurTable.usual(version);
        return List.of(
                "GetTableMetadata %s in %s, version %s, workgroup %s, results %s, account %s"
                        .formatted(
                                options.table(),
                                options.region(),
                                options.version() == null ? "auto" : version,
                                options.workgroup(),
                                options.results(),
                                options.billingAccount()),
                CurControl.sql(table, options.scope(), slice.period()),
                "-- without columns that the table lacks, with its columns of tags\n"
                        + new CurQuery(table, options.scope()).sql(slice.period()));
    }

    /** Asks who we are, for the table, and for what its last month adds up to. */
    @Override
    public List<Check> test(Instant now) {
        var checks = new ArrayList<Check>();
        try {
            var who = watched("credentials", () -> clients.sts.getCallerIdentity());
            checks.add(new Check("credentials", true, who.arn()));
            var table = table();
            checks.add(
                    new Check(
                            "table",
                            true,
                            "%s is %s with %d columns"
                                    .formatted(
                                            options.table(),
                                            table.version(),
                                            table.columns().size())));
            checks.add(lastMonth(table, now));
        } catch (FetchFailure | IOException e) {
            var names = List.of("credentials", "table", "last-month");
            checks.add(new Check(names.get(checks.size()), false, String.valueOf(e.getMessage())));
        }
        return List.copyOf(checks);
    }

    private Check lastMonth(CurTable table, Instant now) throws FetchFailure, IOException {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).minusDays(1);
        var month = SliceLength.MONTH.of(day).period();
        var sample = new LastMonth(service, clients.s3, options).ask(table, month);
        return new Check(
                "last-month",
                sample.rows() > 0,
                "%s has %d rows with %s in %s"
                        .formatted(
                                options.table(),
                                sample.rows(),
                                sample.unblended().toPlainString(),
                                month));
    }

    private CurTable table() throws FetchFailure, IOException {
        var table = service.table();
        var missing = table.missing(options.scope().columns());
        if (!missing.isEmpty()) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%s lacks %s".formatted(options.table(), String.join(", ", missing)));
        }
        if (options.version() != null && options.version() != table.version()) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%s is a table of %s and not of %s"
                            .formatted(options.table(), table.version(), options.version()));
        }
        return table;
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var table = table();
        var query = new CurQuery(table, options.scope());
        var period = slice.period();
        var control = CurControl.sql(table, options.scope(), period);
        var attempt = Attempt.of(folder, control + ";\n" + query.sql(period));
        var totals =
                new MonthAnswer(
                                service,
                                clients.s3,
                                options.results(),
                                partBytes,
                                table,
                                query,
                                attempt)
                        .fetch(period, control);
        var declared = new TreeMap<String, String>();
        declared.put("billingPeriod", period.toString());
        if (options.billingAccount() != null) {
            declared.put("billingAccount", options.billingAccount());
        }
        return new Fetched(
                List.of(new Part(SOURCE, List.of(attempt.file(MonthAnswer.FILE)), declared)),
                finality(slice, totals, now),
                totals.newest());
    }

    /** Final once all of it is on invoices and a while has passed in which credits are booked. */
    private Finality finality(Slice slice, CurControl totals, Instant now) {
        var isOver = !now.isBefore(slice.end().plus(options.grace()));
        return isOver && totals.open() == 0 ? Finality.FINAL : Finality.PRELIMINARY;
    }

    @Override
    public void close() {
        clients.close();
    }
}
