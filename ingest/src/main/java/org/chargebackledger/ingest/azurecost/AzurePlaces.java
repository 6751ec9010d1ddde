package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;

import java.util.List;

/** The resource that a row charges for, and the AKS cluster that the resource is part of. */
final class AzurePlaces {

    private final AzureCells cells;

    AzurePlaces(AzureCells cells) {
        this.cells = cells;
    }

    /** Exports spell one id in several cases. */
    String resource() {
        return cells.lower("ResourceId", "InstanceId", "InstanceName");
    }

    /** By its tag; the cluster's own id; else the name of the resource group that AKS made. */
    String cluster() {
        return "coalesce("
                + ofTag()
                + ", nullif(regexp_extract("
                + resource()
                + ", '/microsoft.containerservice/managedclusters/([^/]+)', 1), ''),"
                + " nullif(regexp_extract("
                + group()
                + ", '^mc_.+_([^_]+)_[^_]+$', 1), ''))";
    }

    /** {@code MC_group_cluster_region} in which group or cluster have underscores themselves. */
    Check ambiguousCluster() {
        return new Check(
                "cluster",
                false,
                "coalesce(regexp_full_match("
                        + group()
                        + ", 'mc_[^_]+(_[^_]+){3,}'), false) AND "
                        + ofTag()
                        + " IS NULL",
                new Cell("ResourceGroup", group()),
                "ambiguous-cluster",
                "a node resource group with more underscores than MC_group_cluster_region; the"
                        + " part before the region is taken as the cluster");
    }

    /** As one JSON object: the tags, and beside them what Azure lets accounts say of a charge. */
    String tags() {
        return "CAST(json_object('tags', "
                + cells.json("Tags")
                + ", 'azure', json_object('costCenter', "
                + cells.text("CostCenter")
                + ", 'invoiceSection', "
                + cells.text("InvoiceSectionName", "InvoiceSection")
                + ", 'costAllocationRule', "
                + cells.text("CostAllocationRuleName")
                + ")) AS VARCHAR)";
    }

    List<Check> checks() {
        return List.of(
                ambiguousCluster(),
                new Check(
                        "readable tags",
                        false,
                        cells.text("Tags") + " IS NOT NULL AND " + cells.json("Tags") + " IS NULL",
                        new Cell("Tags", cells.text("Tags")),
                        "unreadable-tags",
                        "no JSON object, with braces or without; such rows have no tags"));
    }

    private String group() {
        return "coalesce(nullif(regexp_extract("
                + resource()
                + ", '/resourcegroups/([^/]+)', 1), ''), "
                + cells.lower("ResourceGroup", "ResourceGroupName")
                + ")";
    }

    private String ofTag() {
        return "nullif(lower(json_extract_string("
                + cells.json("Tags")
                + ", '$.\"aks-managed-cluster-name\"')), '')";
    }
}
