package org.chargebackledger.ingest.opencost;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.http.HttpService;

import java.util.ArrayList;
import java.util.List;

/** The services that answer {@code /allocation}: each says the same with other flags. */
public final class AllocationKind implements ConnectorKind {

    private final Dialect dialect;

    private AllocationKind(Dialect dialect) {
        this.dialect = dialect;
    }

    public static AllocationKind openCost() {
        return new AllocationKind(Dialect.OPENCOST);
    }

    public static AllocationKind kubecost() {
        return new AllocationKind(Dialect.KUBECOST);
    }

    @Override
    public String name() {
        return dialect.source();
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(HttpService.settings());
        all.add(
                Setting.required(
                        "clusters",
                        "ids of the clusters it knows, separated by commas, as it calls them; each"
                                + " must be in every answer, and no other"));
        all.add(Setting.withDefault("path", dialect.path(), "of the allocation API"));
        all.add(
                Setting.withDefault(
                        "window-hours",
                        "24",
                        "how much of a day one question is about: 1, 2, 3, 4, 6, 8, 12 or 24; fewer"
                                + " where a day is too much for it"));
        all.add(
                Setting.withDefault(
                        "resolution-minutes",
                        "1",
                        "how closely it looks at its samples; must divide the window"));
        all.add(
                Setting.withDefault(
                        "settle-hours",
                        "48",
                        "how long after a day it may still change what it says of it, 1 to 720"));
        all.add(
                Setting.optional(
                        "currency",
                        "ISO 4217 code of what it prices in, which it does not say itself; without"
                                + " it only quantities are kept, no estimate of cost"));
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.DAY;
    }

    @Override
    public Connector open(Settings settings) {
        return AllocationConnector.of(dialect, settings);
    }
}
