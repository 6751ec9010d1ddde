package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.billfiles.ExportManifest.Blob;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.store.KeptFiles;
import org.chargebackledger.ingest.store.StoredFile;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Whether all files of a month are there: by their manifest, by a marker, or by their silence. */
final class Completeness {

    private final BillFilesOptions options;

    Completeness(BillFilesOptions options) {
        this.options = options;
    }

    /** How it is known, for whoever asks what a fetch would do. */
    String rule() {
        if (options.manifest() != null) {
            return "whole by %s%s"
                    .formatted(options.manifest(), options.counts() ? ", bytes and rows" : "");
        }
        return options.marker() != null
                ? "whole by " + options.marker()
                : "whole once nothing has changed for " + options.quiet().toMinutes() + " minutes";
    }

    /**
     * The files of the runs.
     *
     * @throws FetchFailure if some are not there yet, or may still change
     */
    List<Piece> pieces(List<Run> runs, Slice slice, KeptFiles kept, Instant now)
            throws FetchFailure, IOException {
        var pieces = new ArrayList<Piece>();
        for (var run : runs) {
            if (options.manifest() != null) {
                pieces.addAll(listed(run, slice, kept, now));
            } else {
                run.files().forEach(file -> pieces.add(new Piece(file)));
                requireSilence(run, now);
            }
        }
        requireNames(pieces);
        return List.copyOf(pieces);
    }

    private static void requireNames(List<Piece> pieces) throws FetchFailure {
        var names = new HashSet<String>();
        for (var piece : pieces) {
            if (!names.add(piece.name())) {
                throw new FetchFailure(
                        Reason.MALFORMED, "the same file is there twice: " + piece.file().key());
            }
        }
        if (pieces.isEmpty()) {
            throw new FetchFailure(Reason.PARTIAL, "no file yet");
        }
    }

    private void requireSilence(Run run, Instant now) throws FetchFailure {
        var sign = run.sign();
        for (var file : run.files()) {
            if (sign != null && file.modified().isAfter(sign.modified())) {
                throw new FetchFailure(
                        Reason.CHANGED,
                        "%s is newer than %s: a delivery is under way"
                                .formatted(file.key(), sign.key()));
            }
            if (sign == null && file.modified().isAfter(now.minus(options.quiet()))) {
                throw new FetchFailure(
                        Reason.CHANGED,
                        "%s changed at %s: a delivery may be under way"
                                .formatted(file.key(), file.modified()));
            }
        }
    }

    private List<Piece> listed(Run run, Slice slice, KeptFiles kept, Instant now)
            throws FetchFailure, IOException {
        var sign = Objects.requireNonNull(run.sign());
        kept.keep(sign, Piece.page(sign));
        var manifest = ExportManifest.read(sign.key(), kept.folder().text(Piece.page(sign)), slice);
        manifest.requireWholeMonth(sign.key(), slice, now);
        var pieces = new ArrayList<Piece>();
        for (var blob : manifest.blobs()) {
            var file = file(blob, sign, run);
            if (options.counts() && blob.bytes() >= 0 && blob.bytes() != file.size()) {
                throw new FetchFailure(
                        Reason.PARTIAL,
                        "%s has %d bytes, and %d by %s"
                                .formatted(file.key(), file.size(), blob.bytes(), sign.key()));
            }
            pieces.add(new Piece(file, options.counts() ? blob.rows() : -1));
        }
        return pieces;
    }

    /** By its whole path, else beside the manifest, since a copy may begin further down. */
    private static StoredFile file(Blob blob, StoredFile sign, Run run) throws FetchFailure {
        var folder = sign.key().substring(0, sign.key().lastIndexOf('/') + 1);
        var beside = folder + blob.name().substring(blob.name().lastIndexOf('/') + 1);
        var found = run.listed().getOrDefault(blob.name(), run.listed().get(beside));
        if (found == null) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "%s lists %s, which is not there".formatted(sign.key(), blob.name()));
        }
        return found;
    }
}
