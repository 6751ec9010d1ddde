package org.chargebackledger.ingest.curfiles;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** An export that AWS delivers as files: of a month those that the newest manifest lists. */
final class CurFilesConnector implements Connector {

    private static final String MANIFEST = "manifest.json";

    private final FileStore store;
    private final Layout layout;
    private final CurFilesOptions options;

    CurFilesConnector(FileStore store, CurFilesOptions options) {
        this.store = store;
        this.layout = options.layout();
        this.options = options;
    }

    @Override
    public List<String> subjects() {
        var account = options.billingAccount();
        return List.of(
                account == null
                        ? "bill of " + store + layout.root()
                        : "bill of AWS account " + account);
    }

    @Override
    public List<String> questions(Slice slice) {
        var questions = new ArrayList<String>();
        for (var place : layout.places(slice)) {
            questions.add("LIST " + store + place + "*, GET the newest manifest and its files");
        }
        questions.add("read as " + options.source());
        return List.copyOf(questions);
    }

    /** Looks for the manifest of the month, and of the one before where there is none yet. */
    @Override
    public List<Check> test(Instant now) {
        var month = SliceLength.MONTH.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
        var before = SliceLength.MONTH.of(month.firstDay().minusDays(1));
        try {
            for (var slice : List.of(month, before)) {
                var manifest = layout.newest(store, slice);
                if (manifest.isPresent()) {
                    var detail =
                            "%s%s of %s"
                                    .formatted(
                                            store, manifest.get().key(), manifest.get().modified());
                    return List.of(new Check("manifest", true, detail));
                }
            }
            return List.of(new Check("manifest", false, missing(before)));
        } catch (FetchFailure | IOException e) {
            return List.of(new Check("manifest", false, String.valueOf(e.getMessage())));
        }
    }

    private String missing(Slice slice) {
        return "no %s-Manifest.json of %s below %s%s"
                .formatted(layout.export(), slice, store, layout.root());
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var kept = new KeptFiles(store, folder);
        var manifest = manifest(slice);
        kept.keep(manifest, MANIFEST);
        var listed = Manifest.read(folder.text(MANIFEST), slice);
        var files = new ArrayList<StagedFile>();
        files.add(new StagedFile(manifest.name(), folder.file(MANIFEST).path()));
        var names = new HashSet<String>();
        for (var i = 0; i < listed.keys().size(); i++) {
            var page = page(i);
            var part = part(listed.keys().get(i), manifest, kept);
            if (!names.add(part.name())) {
                throw new FetchFailure(
                        Reason.MALFORMED, "the manifest lists two files called " + part.name());
            }
            kept.keep(part, page);
            files.add(new StagedFile(part.name(), folder.file(page).path()));
        }
        requireUnchanged(slice, manifest, listed, kept);
        var declared = new TreeMap<String, String>();
        declared.put("billingPeriod", slice.period().toString());
        if (options.billingAccount() != null) {
            declared.put("billingAccount", options.billingAccount());
        }
        var isSettled = !now.isBefore(slice.end().plus(Duration.ofDays(options.settleDays())));
        return new Fetched(
                List.of(new Part(options.source(), List.copyOf(files), declared)),
                isSettled ? Finality.FINAL : Finality.PRELIMINARY,
                manifest.modified());
    }

    private StoredFile manifest(Slice slice) throws FetchFailure, IOException {
        return layout.newest(store, slice)
                .orElseThrow(() -> new FetchFailure(Reason.PARTIAL, missing(slice)));
    }

    private static String page(int index) {
        return "part-%05d".formatted(index + 1);
    }

    /**
     * A listed file as it lies there; one that is newer than its list may be the next delivery's.
     */
    private StoredFile part(String key, StoredFile manifest, KeptFiles kept)
            throws FetchFailure, IOException {
        var part =
                store.find(key, manifest)
                        .orElseThrow(() ->
                                new FetchFailure(
                                        Reason.PARTIAL,
                                        "the manifest lists %s, which is not in %s"
                                                .formatted(key, store)));
        if (options.manifestLast() && part.modified().isAfter(manifest.modified())) {
            throw kept.changed(key + " is newer than the manifest: a delivery is under way");
        }
        return part;
    }

    /** All of it is one delivery only if nothing was replaced meanwhile. */
    private void requireUnchanged(Slice slice, StoredFile manifest, Manifest listed, KeptFiles kept)
            throws FetchFailure, IOException {
        for (var i = 0; i < listed.keys().size(); i++) {
            var there = store.find(listed.keys().get(i), manifest);
            if (there.isEmpty() || !kept.isOf(there.get(), page(i))) {
                throw kept.changed(listed.keys().get(i) + " changed meanwhile");
            }
        }
        if (!kept.isOf(manifest(slice), MANIFEST)) {
            throw kept.changed("the manifest changed meanwhile");
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
