package org.chargebackledger.ingest.bigquery;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.nio.file.Files;

/**
 * The jobs and pages of one try at a slice. A restart goes on with them; once their results are of
 * no use, the next try has jobs and pages of its own.
 */
final class Attempt {

    private static final String NUMBER = "attempt";

    private final FetchFolder folder;
    private final String jobs;
    private int number;

    private Attempt(FetchFolder folder, String jobs, int number) {
        this.folder = folder;
        this.jobs = jobs;
        this.number = number;
    }

    /** The try that a slice's folder is at. */
    static Attempt of(String connector, Slice slice, FetchFolder folder) throws IOException {
        var number = folder.has(NUMBER) ? Integer.parseInt(folder.text(NUMBER)) : 1;
        // A job's id is used once and for all; the folder's age tells fetches of a slice apart.
        var since = folder.since();
        return new Attempt(
                folder,
                "chargeback_%s_%s_%d%06d"
                        .formatted(
                                connector, slice, since.getEpochSecond(), since.getNano() / 1_000),
                number);
    }

    String jobId(String question) {
        return jobs + "_" + question + "_" + number;
    }

    String page(String name) {
        return number + "-" + name;
    }

    FetchFolder folder() {
        return folder;
    }

    /** Leaves this try's jobs and pages alone. */
    void giveUp() throws IOException {
        number++;
        folder.keep(NUMBER, page -> Files.writeString(page, Integer.toString(number)));
    }
}
