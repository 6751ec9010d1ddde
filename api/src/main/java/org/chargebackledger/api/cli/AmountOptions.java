package org.chargebackledger.api.cli;

import picocli.CommandLine.Option;

import java.util.Map;

/** An amount in a currency, as two options. */
final class AmountOptions {

    @Option(names = "--amount", required = true, description = "Such as 30.00, with its sign.")
    private String amount = "";

    @Option(names = "--currency", required = true, description = "Of the amount, such as USD.")
    private String currency = "";

    Map<String, Object> json() {
        return Body.money(amount, currency);
    }
}
