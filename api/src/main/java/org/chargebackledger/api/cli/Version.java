package org.chargebackledger.api.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Chargeback.class.getPackage().getImplementationVersion();
        return new String[] {"chargeback-ledger " + (version == null ? "unpackaged" : version)};
    }
}
