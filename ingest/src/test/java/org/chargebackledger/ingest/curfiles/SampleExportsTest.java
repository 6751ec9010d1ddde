package org.chargebackledger.ingest.curfiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.SharedData;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests and files as others have them, laid down as AWS does. */
class SampleExportsTest {

    @TempDir Path temporary;

    @Test
    void a_legacy_report_whose_keys_are_not_those_of_the_bucket_is_read_whole() throws Exception {
        var place = "MockTestReport/20240101-20240131/";
        copy("cur1_manifest.json", place + "MockTestReport-Manifest.json");
        copy("MockTestReport-00001.csv.zip", place + "MockTestReport-00001.csv.zip");
        assertThat(billed("MockTestReport", "2024-01")).isEqualTo(Exact.parse("0.045152"));
    }

    @Test
    void an_export_of_cur_2_whose_keys_have_an_address_is_read_whole() throws Exception {
        copy(
                "cur2_manifest.json",
                "MockTestReportV2/metadata/BILLING_PERIOD=2024-09/MockTestReportV2-Manifest.json");
        copy(
                "MockTestReportV2-00001.csv.gz",
                "data/BILLING_PERIOD=2024-09/MockTestReportV2-00001.csv.gz");
        assertThat(billed("MockTestReportV2", "2024-09")).isEqualTo(Exact.parse("0.108304"));
    }

    private void copy(String sample, String target) throws IOException {
        var path = temporary.resolve("bucket").resolve(target);
        Files.createDirectories(path.getParent());
        Files.copy(SharedData.file("keboola_cur/" + sample), path);
    }

    private Exact billed(String export, String month) throws Exception {
        var slice = SliceLength.MONTH.parse(month);
        try (var connector =
                Exports.in(
                        temporary.resolve("bucket"), "export", export, "manifest-last", "false")) {
            var folder = FetchFolder.open(temporary.resolve("pages"), connector.questions(slice));
            return Exports.billed(
                    connector.fetch(slice, folder, Exports.NOW), temporary.resolve("work"));
        }
    }
}
