package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.AzureText.csv;
import static org.chargebackledger.ingest.AzureText.row;
import static org.chargebackledger.ingest.AzureText.scaleSet;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Which rows of a bill are an AKS cluster's, and by which resource its nodes join. */
class AksClustersTest {

    @TempDir Path folder;

    @Test
    void a_node_resource_group_names_its_cluster_and_scale_sets_keep_their_id() throws IOException {
        var deliveries = new Deliveries(folder);
        var set = scaleSet("MC_Shop-rg_Prod-1_eastus2", "aks-pool1-vmss");
        var file =
                deliveries.write(
                        "export.csv",
                        csv(
                                row("ResourceId", set),
                                row(
                                        "ResourceId",
                                        "/subscriptions/1/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/Prod-1"),
                                row(
                                        "ResourceId",
                                        scaleSet("custom", "aks-pool2-vmss"),
                                        "Tags",
                                        "\"aks-managed-cluster-name\": \"Prod-1\""),
                                row("ResourceId", scaleSet("mcx_a_b", "not-aks"))));
        try (var reading = deliveries.bill("azure-cost", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::cluster, line -> line.resource().replaceFirst(".*/", ""))
                    .containsExactlyInAnyOrder(
                            tuple("prod-1", "aks-pool1-vmss"),
                            tuple("prod-1", "prod-1"),
                            tuple("prod-1", "aks-pool2-vmss"),
                            tuple("", "not-aks"));
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::resource)
                    .contains(set.toLowerCase(Locale.ROOT));
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void a_group_with_further_underscores_is_said_to_be_ambiguous() throws IOException {
        var deliveries = new Deliveries(folder);
        var set = scaleSet("MC_shop_rg_prod_eastus2", "aks-pool1-vmss");
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("export.csv", csv(row("ResourceId", set))))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::cluster)
                    .containsExactly("prod");
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("ambiguous-cluster");
        }
        var tagged = row("ResourceId", set, "Tags", "\"aks-managed-cluster-name\": \"rg_prod\"");
        try (var reading =
                deliveries.bill("azure-cost", deliveries.write("tagged.csv", csv(tagged)))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::cluster)
                    .containsExactly("rg_prod");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void a_volume_in_a_node_resource_group_names_its_namespace() throws IOException {
        var deliveries = new Deliveries(folder);
        var disk =
                row(
                        "ResourceId",
                        "/subscriptions/1/resourceGroups/MC_shop_prod_eastus2/providers/Microsoft.Compute/disks/pvc-1",
                        "Tags",
                        "\"kubernetes.io-created-for-pvc-namespace\": \"team-search\","
                                + "\"k8s-azure-created-by\": \"kubernetes-azure-dd\"");
        try (var reading =
                deliveries.bill("azure-cost", deliveries.write("export.csv", csv(disk)))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::cluster, CostLine::namespace)
                    .containsExactly(tuple("prod", "team-search"));
        }
    }
}
