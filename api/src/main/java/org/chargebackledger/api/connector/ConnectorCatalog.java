package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ledger.audit.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The connectors that are configured, in that order. */
public final class ConnectorCatalog implements AutoCloseable {

    private final List<ConfiguredConnector> connectors;

    private ConnectorCatalog(List<ConfiguredConnector> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /**
     * Makes all connectors; reaches none of them yet.
     *
     * @throws InvalidSettings if one makes no sense, or two of them would overwrite each other
     */
    static ConnectorCatalog of(List<ConnectorEntry> entries) {
        var connectors = new ArrayList<ConfiguredConnector>();
        var taken = new HashMap<String, String>();
        for (var entry : entries) {
            var connector = ConnectorCheck.of(connectors.size() + 1, entry);
            var before = taken.put(connector.toString(), connector.name());
            if (before != null) {
                throw new InvalidSettings(before, "setting 'name' is that of another connector");
            }
            for (var subject : connector.connector().subjects()) {
                var other = taken.put(connector.book() + ": " + subject, connector.name());
                if (other != null) {
                    throw new InvalidSettings(
                            connector.name(), subject + " is delivered by '" + other + "' already");
                }
            }
            connectors.add(connector);
        }
        return new ConnectorCatalog(connectors);
    }

    public List<ConfiguredConnector> all() {
        return connectors;
    }

    public List<ConfiguredConnector> of(String book) {
        return connectors.stream().filter(connector -> connector.book().equals(book)).toList();
    }

    /**
     * One connector of a book.
     *
     * @throws Refusal if there is none of that name
     */
    ConfiguredConnector named(String book, String name) {
        return of(book).stream()
                .filter(connector -> connector.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.unknown(
                                "connector-unknown",
                                "no connector of book " + book + " is called '" + name + "'"));
    }

    @Override
    public void close() {
        connectors.forEach(connector -> connector.connector().close());
    }
}
