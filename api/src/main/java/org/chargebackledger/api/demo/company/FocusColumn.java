package org.chargebackledger.api.demo.company;

import java.util.Arrays;
import java.util.List;

/** The columns of a FOCUS 1.2 file that the company's providers fill, and which of them 1.0 has. */
enum FocusColumn {
    AvailabilityZone,
    BilledCost,
    BillingAccountId,
    BillingAccountName,
    BillingAccountType(Since.V1_2),
    BillingCurrency,
    BillingPeriodEnd,
    BillingPeriodStart,
    ChargeCategory,
    ChargeClass,
    ChargeDescription,
    ChargeFrequency,
    ChargePeriodEnd,
    ChargePeriodStart,
    CommitmentDiscountCategory,
    CommitmentDiscountId,
    CommitmentDiscountName,
    CommitmentDiscountQuantity(Since.V1_2),
    CommitmentDiscountStatus,
    CommitmentDiscountType,
    CommitmentDiscountUnit(Since.V1_2),
    ConsumedQuantity,
    ConsumedUnit,
    ContractedCost,
    ContractedUnitPrice,
    EffectiveCost,
    InvoiceId(Since.V1_2),
    InvoiceIssuerName,
    ListCost,
    ListUnitPrice,
    PricingCategory,
    PricingCurrency(Since.V1_2),
    PricingQuantity,
    PricingUnit,
    ProviderName,
    PublisherName,
    RegionId,
    RegionName,
    ResourceId,
    ResourceName,
    ResourceType,
    ServiceCategory,
    ServiceName,
    ServiceSubcategory(Since.V1_2),
    SkuId,
    SkuMeter(Since.V1_2),
    SkuPriceDetails(Since.V1_2),
    SkuPriceId,
    SubAccountId,
    SubAccountName,
    SubAccountType(Since.V1_2),
    Tags;

    private final Since since;

    FocusColumn() {
        this(Since.V1_0);
    }

    FocusColumn(Since since) {
        this.since = since;
    }

    /** A version of the specification. */
    enum Since {
        V1_0,
        V1_2
    }

    static List<FocusColumn> of(Since version) {
        return Arrays.stream(values())
                .filter(column -> column.since.compareTo(version) <= 0)
                .toList();
    }
}
