package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

/** What the table that comes with the program says of services as bills call them. */
class ServiceTableTest {

    @ParameterizedTest
    @CsvSource({
        "AWS, AmazonS3, hollinbrook-audit-logs, storage, false",
        "AWS, AmazonEC2, vol-0c3f71e9a5d824b60, storage, true",
        "AWS, AmazonEC2, arn:aws:ec2:eu-central-1:1:natgateway/nat-0a41, network, false",
        "AWS, AWSELB, arn:aws:elasticloadbalancing:x:1:loadbalancer/net/a, load-balancer, true",
        "AWS, AmazonEKS, arn:aws:eks:eu-central-1:1:cluster/prod, control-plane, false",
        "AWS, AWSSupportBusiness, '', support, false",
        "Google Cloud, Compute Engine, //compute/projects/p/zones/z/disks/d, storage, true",
        "Google Cloud, Kubernetes Engine, '', control-plane, false",
        "Google Cloud, Networking, //compute/projects/p/regions/r/routers/n, network, false",
        "Microsoft, Load Balancer, '', load-balancer, true",
        "Microsoft, Storage Accounts, /s/1/providers/Microsoft.Compute/disks/d, storage, true",
        "Microsoft, Bandwidth, '', network, false",
        "Oracle, BLOCK_STORAGE, ocid1.volume, storage, true"
    })
    void services_are_known_by_name_and_resource(
            String provider, String service, String resource, String cause, boolean ofClusters) {
        var row =
                Objects.requireNonNull(
                        new ServiceTable(List.of()).find(provider, service, resource));
        assertThat(row.cause().id()).isEqualTo(cause);
        assertThat(row.ofClusters()).isEqualTo(ofClusters);
    }

    @Test
    void machines_are_no_service_of_a_cluster_s_surroundings() {
        assertThat(new ServiceTable(List.of()).find("AWS", "AmazonEC2", "i-0b7e4c2d91f5a8360"))
                .isNull();
    }

    @Test
    void what_is_configured_comes_first() {
        var configured =
                new ServiceTable.Row("aws", "amazons3", "", VarianceCause.MARKETPLACE, false);
        assertThat(new ServiceTable(List.of(configured)).find("AWS", "AmazonS3", "b"))
                .isEqualTo(configured);
    }
}
