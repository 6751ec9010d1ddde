package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.azure.Answer;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reports of cost details: ordered, waited for, loaded file by file. An order is kept, so that a
 * fetch that goes on does not order again; one that is over is replaced with all of its files.
 */
final class CostReports {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(5);
    private static final int ORDERS_MAX = 3;

    private final CostManagement service;
    private final Duration patience;

    CostReports(CostManagement service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    /** One order of a report, by the names of what is kept of it. */
    private record Order(String report, int number) {

        String placed() {
            return "%s-order-%d".formatted(report, number);
        }

        String over() {
            return "%s-order-%d-over".formatted(report, number);
        }

        String listed() {
            return "%s-order-%d-files".formatted(report, number);
        }

        String file(int index) {
            return "%s-order-%d-file-%05d".formatted(report, number, index + 1);
        }
    }

    /**
     * The files of a report.
     *
     * @param name of the report; the files are named after it
     */
    List<StagedFile> fetch(String name, Metric metric, String body, FetchFolder folder)
            throws FetchFailure, IOException {
        for (var attempt = 1; ; attempt++) {
            var order = current(name, folder);
            try {
                var count = load(order, metric, body, folder);
                var files = new ArrayList<StagedFile>();
                for (var i = 0; i < count; i++) {
                    files.add(
                            new StagedFile(
                                    "%s-%d.csv".formatted(name, i + 1),
                                    folder.file(order.file(i)).path()));
                }
                return List.copyOf(files);
            } catch (FetchFailure failure) {
                // What the service has forgotten or failed to make must be ordered anew.
                var isOver =
                        folder.has(order.placed())
                                && switch (failure.reason()) {
                                    case REFUSED, BROKEN, PARTIAL, MALFORMED -> true;
                                    default -> false;
                                };
                if (isOver) {
                    folder.keep(order.over(), path -> Files.writeString(path, "over"));
                }
                if (!isOver || failure.reason() != Reason.REFUSED || attempt >= ORDERS_MAX) {
                    throw failure;
                }
            }
        }
    }

    private static Order current(String name, FetchFolder folder) {
        var number = 1;
        while (folder.has(new Order(name, number).over())) {
            number++;
        }
        return new Order(name, number);
    }

    /** How many files there are, once all of them are. */
    private int load(Order order, Metric metric, String body, FetchFolder folder)
            throws FetchFailure, IOException {
        if (!folder.has(order.placed())) {
            place(order, body, folder);
        }
        var location = folder.text(order.placed());
        @Nullable Report report = null;
        if (!folder.has(order.listed())) {
            report = done(location, metric);
            var count = String.valueOf(report.files().size());
            folder.keep(order.listed(), path -> Files.writeString(path, count));
        }
        var count = Integer.parseInt(folder.text(order.listed()));
        for (var i = 0; i < count; i++) {
            if (!folder.has(order.file(i))) {
                // Asked again after an interruption: addresses of files expire.
                report = report == null ? done(location, metric) : report;
                if (report.files().size() != count) {
                    throw new FetchFailure(Reason.REFUSED, "a report has changed its files");
                }
                load(report, i, order, folder);
            }
        }
        return count;
    }

    private void load(Report report, int index, Order order, FetchFolder folder)
            throws FetchFailure, IOException {
        var link = Objects.requireNonNullElse(report.files().get(index).blobLink(), "");
        if (link.isEmpty()) {
            throw new FetchFailure(Reason.MALFORMED, "a report has a file without an address");
        }
        try {
            folder.keep(
                    order.file(index),
                    path -> service.download(link, report.bytesMin(index), path));
        } catch (FetchFailure failure) {
            // The address has its key in it: that the storage denies it says that it has expired.
            throw failure.reason() == Reason.DENIED
                    ? new FetchFailure(Reason.REFUSED, String.valueOf(failure.getMessage()))
                    : failure;
        }
    }

    private void place(Order order, String body, FetchFolder folder)
            throws FetchFailure, IOException {
        var answer = service.post(service.operation("generateCostDetailsReport"), body, _ -> {});
        var location = answer.location();
        if (answer.code() == Answer.NOTHING) {
            folder.keep(order.listed(), path -> Files.writeString(path, "0"));
            folder.keep(order.placed(), path -> Files.writeString(path, ""));
            return;
        }
        if (location == null) {
            throw new FetchFailure(Reason.MALFORMED, "an order of a report says no location");
        }
        folder.keep(order.placed(), path -> Files.writeString(path, location));
        service.pause(pause(answer));
    }

    private Report done(String location, Metric metric) throws FetchFailure, IOException {
        var waited = Duration.ZERO;
        while (true) {
            var answer =
                    service.get(
                            location,
                            one -> {
                                if (one.code() == Answer.OK) {
                                    Report.read(one.body(), metric);
                                }
                            });
            if (answer.code() == Answer.OK) {
                return Report.read(answer.body(), metric);
            }
            if (answer.code() == Answer.NOTHING) {
                return new Report(List.of(), false);
            }
            if (waited.compareTo(patience) >= 0) {
                throw new FetchFailure(
                        Reason.UNREACHABLE,
                        "the report of %s costs is not done after %d minutes"
                                .formatted(metric, patience.toMinutes()));
            }
            var pause = pause(answer);
            service.pause(pause);
            waited = waited.plus(pause.isZero() ? Duration.ofSeconds(1) : pause);
        }
    }

    private static Duration pause(Answer answer) {
        var pause = answer.pause() == null ? LOOK : answer.pause();
        return pause.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : pause;
    }
}
