package org.chargebackledger.ingest.azurecostmanagement;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Settings;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

/** What can be configured, and what stops the start. */
class AzureSettingsTest {

    private static final String ACCOUNT = "/providers/Microsoft.Billing/billingAccounts/8611537";

    @Test
    void every_identity_opens_without_asking_anybody() {
        for (var identity : new String[] {"default", "managed", "workload"}) {
            assertThatCode(() ->
                            open(
                                    "identity",
                                    identity,
                                    "tenant",
                                    "t",
                                    "client",
                                    "c",
                                    "cloud",
                                    "china",
                                    "federated-token-file",
                                    "/token"))
                    .as(identity)
                    .doesNotThrowAnyException();
        }
        assertThatCode(() ->
                        open(
                                "identity",
                                "secret",
                                "tenant",
                                "t",
                                "client",
                                "c",
                                "client-secret",
                                "s"))
                .doesNotThrowAnyException();
    }

    @Test
    void what_makes_no_sense_stops_the_start_by_name() {
        refused("'identity' is none of", "identity", "cookie");
        refused("'tenant' is needed", "identity", "secret", "client", "c");
        refused("'client-secret' is not used", "client-secret", "s");
        refused("'identity' workload: ", "identity", "workload", "client", "c");
        refused("'token' is not used", "token", "t");
        refused("'token' or token-file", "identity", "token");
        refused("'address' must be https", "address", "http://proxy");
        refused("'cloud' is none", "cloud", "moon");
        refused("'scope' is no scope", "scope", "my subscription");
        refused("'mode' is neither", "mode", "both");
        refused("'tolerance' is no amount", "tolerance", "1%");
        refused("'groupings' holds no name", "groupings", "ResourceId, a b");
        refused("'report-days' is no number", "report-days", "32");
        refused("'final-by' cannot be invoice", "mode", "query", "final-by", "invoice");
        refused("'billing-account' is needed", "mode", "query", "scope", "/subscriptions/1");
    }

    private static void refused(String problem, String... settings) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }

    private static void open(String... settings) {
        var given = new HashMap<>(Map.of("scope", ACCOUNT));
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        var kind = new AzureKind();
        kind.open(Settings.of("az", kind.settings(), given)).close();
    }
}
