package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;

/** Says how to start the service; {@link Chargeback#main} starts it. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the service; what happens when no command is given.",
        footer = {
            "",
            "Takes every option of the configuration, such as:",
            "  --server.port=8080",
            "  --spring.profiles.active=demo      with a sample company",
            "  --chargeback.demo.company=none     with the demo's users only",
            "  --spring.datasource.url=URL        on a PostgreSQL of yours"
        })
final class Serve implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("the service is started before commands are read");
    }
}
