package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.aws.AwsIdentity;
import org.chargebackledger.ingest.aws.AwsJsonService;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.http.Retries;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Invoices that AWS lists. */
public final class AwsInvoicesKind implements ConnectorKind {

    private static final String NAME = "invoicing";

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9:_.-]{1,200}");

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.withDefault("region", "us-east-1", "where AWS answers for invoices"),
                    Setting.optional(
                            "endpoint", "where it is not https://invoicing.REGION.api.aws"));

    @Override
    public String name() {
        return AwsInvoicing.SOURCE;
    }

    @Override
    public List<Setting> settings() {
        var all =
                new ArrayList<>(InvoiceTerms.settings(AwsInvoicing.PROVIDER, "the payer account"));
        all.addAll(SETTINGS);
        all.addAll(AwsIdentity.SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.MONTH;
    }

    @Override
    public boolean bringsInvoices() {
        return true;
    }

    @Override
    public Connector open(Settings settings) {
        var terms = InvoiceTerms.of(settings, ACCOUNT);
        var region = settings.text("region");
        var address =
                settings.given("endpoint").isPresent()
                        ? settings.address("endpoint")
                        : URI.create("https://invoicing." + region + ".api.aws");
        var service =
                new AwsJsonService(
                        // Attempts are counted in one place, and not twice.
                        AwsIdentity.of(settings, AwsRetryStrategy.doNotRetry()),
                        Retries.of(settings),
                        address,
                        NAME,
                        region);
        return new InvoicesConnector(
                new AwsInvoicing(service, address.toString(), settings.text("billing-account")),
                terms,
                InvoiceTerms.settled(settings));
    }
}
