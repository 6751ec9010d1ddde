package org.chargebackledger.ingest.usagefiles;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.http.HttpService;

import java.util.ArrayList;
import java.util.List;

/** Days of usage-csv, one file each, on a web server. */
public final class UsageFilesKind implements ConnectorKind {

    @Override
    public String name() {
        return "usage-files";
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(HttpService.settings());
        all.add(Setting.required("cluster", "the files are of"));
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.DAY;
    }

    @Override
    public Connector open(Settings settings) {
        return new UsageFiles(HttpService.of(settings), settings.text("cluster"));
    }
}
