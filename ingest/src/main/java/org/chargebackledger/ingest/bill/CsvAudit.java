package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.CsvProblem;
import org.chargebackledger.ingest.delivery.CsvScanner;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The second look at a CSV file that the engine refused: either it names the broken rows, or the
 * file is sound and is rewritten in the plainest form of CSV.
 */
final class CsvAudit {

    private final Findings findings;

    CsvAudit(Findings findings) {
        this.findings = findings;
    }

    /** Reports each row that breaks the form of CSV; true if there is none. */
    boolean isSound(DataFile file) throws IOException {
        try (var scanner = new CsvScanner(file.open())) {
            scanner.next();
            var columns = scanner.size();
            var sound = true;
            while (scanner.next()) {
                if (scanner.size() != columns) {
                    sound = false;
                    reportRagged(file, scanner, columns);
                }
            }
            return sound;
        } catch (CsvProblem problem) {
            problem.report(findings, file.name());
            return false;
        }
    }

    /** A shorter or longer row may have shifted any of its cells, so no amount in it is certain. */
    private void reportRagged(DataFile file, CsvScanner scanner, int columns) {
        findings.rejectCell(
                file.name(),
                scanner.line(),
                null,
                null,
                "ragged-row",
                "the row has "
                        + scanner.size()
                        + " cells, the header "
                        + columns
                        + ": which cell belongs to which column cannot be known");
    }

    /** The same records with LF line ends and every cell quoted. */
    static DataFile rewritten(DataFile file, Path folder) throws IOException {
        var target = Files.createTempFile(folder, "plain-", ".csv");
        try (var scanner = new CsvScanner(file.open());
                var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            while (scanner.next()) {
                var separator = "";
                for (var cell : scanner.fields()) {
                    out.append(separator)
                            .append('"')
                            .append(cell.replace("\"", "\"\""))
                            .append('"');
                    separator = ",";
                }
                out.append('\n');
            }
        }
        return new DataFile(file.name(), target, DataFile.Form.CSV, false);
    }
}
