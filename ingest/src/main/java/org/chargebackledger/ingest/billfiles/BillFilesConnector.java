package org.chargebackledger.ingest.billfiles;

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
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.store.FileStore;
import org.chargebackledger.ingest.store.KeptFiles;
import org.chargebackledger.ingest.store.StoredFile;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bill that somebody delivers as files, month by month or day by day. */
final class BillFilesConnector implements Connector {

    private static final String PAGES = "pages";
    private static final Map<String, String> ACCOUNTS =
            Map.of(
                    "aws-cur", "AWS account",
                    "gcp-billing", "Google Cloud billing account",
                    "azure-cost", "Azure billing account",
                    "oci-cost", "Oracle account");

    private final FileStore store;
    private final BillFilesOptions options;
    private final MonthFiles months;
    private final Completeness completeness;

    BillFilesConnector(FileStore store, BillFilesOptions options) {
        this.store = store;
        this.options = options;
        this.months = new MonthFiles(store, options);
        this.completeness = new Completeness(options);
    }

    /** Files of a month that are all there. */
    private record Found(List<Run> runs, List<Piece> pieces) {

        /** What decides whether it is the same delivery. */
        List<StoredFile> files() {
            return Stream.concat(
                            runs.stream().map(Run::sign).filter(sign -> sign != null),
                            pieces.stream().map(Piece::file))
                    .toList();
        }

        Instant newest() {
            return files().stream()
                    .map(StoredFile::modified)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Override
    public List<String> subjects() {
        var account = options.billingAccount();
        if (account == null) {
            return options.patterns().stream()
                    .map(pattern -> "bill of " + store + pattern.text())
                    .toList();
        }
        var provider = options.provider() == null ? "" : options.provider() + " ";
        return List.of(
                "bill of %s %s"
                        .formatted(
                                ACCOUNTS.getOrDefault(
                                        options.source(),
                                        provider.equals("AWS ")
                                                ? "AWS account"
                                                : provider + "billing account"),
                                account));
    }

    @Override
    public List<String> questions(Slice slice) {
        var questions = new ArrayList<String>();
        for (var pattern : options.patterns()) {
            for (var place : months.places(pattern, slice)) {
                questions.add(
                        "LIST %s%s*, GET what is %s, %s"
                                .formatted(store, place.prefix(), pattern.text(), taken(slice)));
            }
        }
        questions.add(completeness.rule());
        questions.add("read as " + options.source() + " with " + declared(slice));
        return List.copyOf(questions);
    }

    private String taken(Slice slice) {
        var runs = options.newestRun() ? "of the newest run" : "all of it";
        return options.patterns().stream().noneMatch(options::byDay)
                ? runs
                : "%s, of days before %s%s"
                        .formatted(
                                runs,
                                slice.endDay().plusDays(options.daysAfter()),
                                options.dayByChange() ? " by the time of change" : "");
    }

    /** Looks for files of the month, and of the one before where there are none yet. */
    @Override
    public List<Check> test(Instant now) {
        var month = SliceLength.MONTH.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
        var before = SliceLength.MONTH.of(month.firstDay().minusDays(1));
        var problem = "";
        for (var slice : List.of(month, before)) {
            try {
                var runs = months.find(slice, slice.start());
                var files =
                        runs.stream()
                                .flatMap(run -> run.files().stream())
                                .sorted(Comparator.comparing(StoredFile::modified))
                                .toList();
                if (!files.isEmpty()) {
                    var newest = files.getLast();
                    return List.of(
                            new Check(
                                    "files",
                                    true,
                                    "%d of %s, the newest %s%s of %s"
                                            .formatted(
                                                    files.size(),
                                                    slice,
                                                    store,
                                                    newest.key(),
                                                    newest.modified())));
                }
                problem = "no file of " + slice;
            } catch (FetchFailure | IOException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        return List.of(new Check("files", false, problem));
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var kept = new KeptFiles(store, folder);
        var found = found(slice, kept, now);
        dropOthers(found, folder);
        var files = new ArrayList<StagedFile>();
        for (var piece : found.pieces()) {
            kept.keep(piece.file(), piece.page());
            var path = folder.file(piece.page()).path();
            RowCounts.require(piece, path);
            files.add(new StagedFile(piece.name(), path));
        }
        if (!found(slice, kept, now).files().equals(found.files())) {
            // What is loaded stays: it is kept by version, and the next attempt takes what it needs
            throw new FetchFailure(
                    Reason.CHANGED, "files of %s changed meanwhile".formatted(slice));
        }
        return new Fetched(
                List.of(new Part(options.source(), List.copyOf(files), declared(slice))),
                finality(slice, found.newest(), now),
                found.newest());
    }

    private Found found(Slice slice, KeptFiles kept, Instant now) throws FetchFailure, IOException {
        var runs = months.find(slice, now);
        return new Found(runs, completeness.pieces(runs, slice, kept, now));
    }

    /** Files of an earlier attempt that were replaced meanwhile. */
    private static void dropOthers(Found found, FetchFolder folder) throws IOException {
        var pages = new HashSet<String>();
        found.files().forEach(file -> pages.add(Piece.page(file)));
        for (var page : folder.text(PAGES).lines().toList()) {
            if (!pages.contains(page)) {
                folder.drop(page);
            }
        }
        folder.keep(PAGES, path -> Files.write(path, pages));
    }

    /** What has not changed since the month ended cannot have its last day. */
    private Finality finality(Slice slice, Instant newest, Instant now) {
        return now.isBefore(slice.end().plus(options.settles())) || newest.isBefore(slice.end())
                ? Finality.PRELIMINARY
                : Finality.FINAL;
    }

    private SortedMap<String, String> declared(Slice slice) {
        var declared = new TreeMap<String, String>();
        declared.put(
                options.ownRows() ? "onlyBillingPeriod" : "billingPeriod",
                slice.period().toString());
        if (options.provider() != null) {
            declared.put("provider", options.provider());
        }
        if (options.billingAccount() != null) {
            declared.put("billingAccount", options.billingAccount());
        }
        return declared;
    }

    @Override
    public void close() {
        store.close();
    }
}
