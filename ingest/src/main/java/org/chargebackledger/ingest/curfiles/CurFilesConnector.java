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

import java.io.IOException;
import java.nio.file.Files;
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
    private static final String MANIFEST_VERSION = "manifest.version";

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
        var manifest = manifest(slice);
        keep(manifest, folder);
        var listed = Manifest.read(folder.text(MANIFEST), slice);
        var files = new ArrayList<StagedFile>();
        files.add(new StagedFile(manifest.name(), folder.file(MANIFEST).path()));
        var names = new HashSet<String>();
        for (var i = 0; i < listed.keys().size(); i++) {
            var page = "part-%05d".formatted(i + 1);
            var part = part(listed.keys().get(i), manifest, folder);
            if (!names.add(part.name())) {
                throw new FetchFailure(
                        Reason.MALFORMED, "the manifest lists two files called " + part.name());
            }
            load(part, page, folder);
            files.add(new StagedFile(part.name(), folder.file(page).path()));
        }
        requireUnchanged(slice, manifest, listed, folder);
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

    private void keep(StoredFile manifest, FetchFolder folder) throws FetchFailure, IOException {
        if (folder.has(MANIFEST) && folder.text(MANIFEST_VERSION).equals(version(manifest))) {
            return;
        }
        if (folder.has(MANIFEST)) {
            throw changed(folder, "the manifest is another one than when the fetch began");
        }
        folder.keep(MANIFEST_VERSION, path -> Files.writeString(path, version(manifest)));
        folder.keep(MANIFEST, path -> store.load(manifest, path));
    }

    private static String version(StoredFile file) {
        return file.key() + " " + file.version();
    }

    /**
     * A listed file as it lies there; one that is newer than its list may be the next delivery's.
     */
    private StoredFile part(String key, StoredFile manifest, FetchFolder folder)
            throws FetchFailure, IOException {
        var part =
                store.find(key, manifest)
                        .orElseThrow(() ->
                                new FetchFailure(
                                        Reason.PARTIAL,
                                        "the manifest lists %s, which is not in %s"
                                                .formatted(key, store)));
        if (options.manifestLast()
                && store.keepsTimes()
                && part.modified().isAfter(manifest.modified())) {
            throw changed(folder, key + " is newer than the manifest: a delivery is under way");
        }
        return part;
    }

    private void load(StoredFile part, String page, FetchFolder folder)
            throws FetchFailure, IOException {
        var versionPage = page + ".version";
        if (folder.has(page) && folder.text(versionPage).equals(version(part))) {
            return;
        }
        if (folder.has(page)) {
            throw changed(folder, part.key() + " is another one than when it was loaded");
        }
        folder.keep(versionPage, path -> Files.writeString(path, version(part)));
        folder.keep(page, path -> store.load(part, path));
    }

    /** All of it is one delivery only if nothing was replaced meanwhile. */
    private void requireUnchanged(
            Slice slice, StoredFile manifest, Manifest listed, FetchFolder folder)
            throws FetchFailure, IOException {
        for (var i = 0; i < listed.keys().size(); i++) {
            var seen = folder.text("part-%05d.version".formatted(i + 1));
            var there = store.find(listed.keys().get(i), manifest);
            if (there.isEmpty() || !version(there.get()).equals(seen)) {
                throw changed(folder, listed.keys().get(i) + " changed meanwhile");
            }
        }
        if (!version(manifest(slice)).equals(version(manifest))) {
            throw changed(folder, "the manifest changed meanwhile");
        }
    }

    private static FetchFailure changed(FetchFolder folder, String what) throws IOException {
        folder.clear();
        return new FetchFailure(Reason.CHANGED, what);
    }

    @Override
    public void close() {
        store.close();
    }
}
