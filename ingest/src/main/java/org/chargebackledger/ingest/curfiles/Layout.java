package org.chargebackledger.ingest.curfiles;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.store.FileStore;
import org.chargebackledger.ingest.store.StoredFile;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where an export has its manifests, by month: a legacy report below a folder of dates, an export
 * of CUR 2.0 or FOCUS below {@code metadata}. Older deliveries lie beside the newest one.
 *
 * @param root folder of the export, with a slash at its end
 */
record Layout(String root, String export) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    static Layout of(String prefix, String export) {
        var above = prefix.replaceAll("^/+|/+$", "");
        return new Layout((above.isEmpty() ? "" : above + "/") + export + "/", export);
    }

    /** What the keys of a month's manifests begin with. */
    List<String> places(Slice slice) {
        return List.of(
                root + DAY.format(slice.firstDay()) + "-",
                root + "metadata/BILLING_PERIOD=" + slice.period() + "/");
    }

    /** The manifest that counts now. */
    Optional<StoredFile> newest(FileStore store, Slice slice) throws FetchFailure, IOException {
        var places = places(slice);
        var legacy = manifests(store.list(places.getFirst()));
        // Beside the folders of its versions a legacy report keeps the newest one's manifest.
        var direct = legacy.stream().filter(file -> depth(file) == 1).findFirst();
        if (direct.isPresent()) {
            return direct;
        }
        var all = new ArrayList<>(legacy);
        all.addAll(manifests(store.list(places.getLast())));
        return all.stream()
                .max(Comparator.comparing(StoredFile::modified).thenComparing(StoredFile::key));
    }

    private List<StoredFile> manifests(List<StoredFile> files) {
        return files.stream()
                .filter(file -> file.name().equals(export + "-Manifest.json"))
                .toList();
    }

    /** How many folders a file is below the export's. */
    private long depth(StoredFile file) {
        return file.key().substring(root.length()).chars().filter(c -> c == '/').count();
    }
}
