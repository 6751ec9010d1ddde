package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ingest.duckdb.EngineSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A delivery to read.
 *
 * @param folder where to put what does not fit in memory; removed when the reading is closed
 */
public record ReadRequest(
        List<DataFile> files,
        Declared declared,
        Path folder,
        EngineSettings engine,
        Progress progress,
        Findings findings) {

    /** Unpacks what was delivered and says what is no readable file at all. */
    public static ReadRequest of(
            List<StagedFile> files,
            SortedMap<String, String> declared,
            Path folder,
            EngineSettings engine,
            Progress progress,
            Findings findings)
            throws IOException {
        progress.at("unpack", 0, files.size());
        var found = Unpacking.of(files, folder, findings);
        for (var file : found) {
            if (file.form() == DataFile.Form.EMPTY) {
                findings.reject(file.name(), "empty-file", "the file has no bytes");
            }
        }
        return new ReadRequest(
                found, Declared.of(declared, findings), folder, engine, progress, findings);
    }

    /** The files of one form, as delivered. */
    public List<DataFile> files(DataFile.Form form) {
        return files.stream().filter(file -> file.form() == form).toList();
    }
}
