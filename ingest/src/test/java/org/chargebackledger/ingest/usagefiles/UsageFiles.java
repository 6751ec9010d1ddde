package org.chargebackledger.ingest.usagefiles;

import static java.time.ZoneOffset.UTC;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.http.HttpService;
import org.chargebackledger.ingest.http.Question;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** A web server with a file for each day. */
record UsageFiles(HttpService service, String cluster) implements Connector {

    private static Question file(Slice slice) {
        return Question.at("/usage-" + slice + ".csv");
    }

    @Override
    public List<String> subjects() {
        return List.of("usage of cluster " + cluster);
    }

    @Override
    public List<String> questions(Slice slice) {
        return List.of(service.text(file(slice)));
    }

    @Override
    public List<Check> test(Instant now) {
        var yesterday = SliceLength.DAY.of(LocalDate.ofInstant(now, UTC).minusDays(1));
        try {
            service.ask(file(yesterday), InputStream::readAllBytes);
            return List.of(new Check("answers", true, service.text(file(yesterday))));
        } catch (FetchFailure | IOException e) {
            return List.of(new Check("answers", false, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        if (!folder.has("usage.csv")) {
            folder.keep("usage.csv", page -> service.download(file(slice), page, body -> null));
        }
        var part = new Part("usage-csv", List.of(folder.file("usage.csv")), new TreeMap<>());
        return new Fetched(List.of(part), Finality.FINAL);
    }

    @Override
    public void close() {
        service.close();
    }
}
