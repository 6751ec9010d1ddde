package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A row of a FOCUS file in the making, with its four costs. */
final class FocusLine {

    private final Map<FocusColumn, String> cells = new EnumMap<>(FocusColumn.class);
    private final Costs costs;

    /** The four costs of a row. */
    record Costs(BigDecimal list, BigDecimal contracted, BigDecimal billed, BigDecimal effective) {

        /** Used and paid for at the contracted price. */
        static Costs onDemand(BigDecimal list, BigDecimal contracted) {
            return new Costs(list, contracted, contracted, contracted);
        }

        /** Used under a commitment that is paid for in other rows. */
        static Costs committed(BigDecimal list, BigDecimal contracted, BigDecimal effective) {
            return new Costs(list, contracted, BigDecimal.ZERO, effective);
        }

        /** Paid for now; what it amounts to comes with its use. */
        static Costs purchase(BigDecimal cost) {
            return new Costs(cost, cost, cost, BigDecimal.ZERO);
        }

        /** The same whichever way one looks at it, as a credit or a tax. */
        static Costs same(BigDecimal cost) {
            return new Costs(BigDecimal.ZERO, cost, cost, cost);
        }
    }

    /** A row of usage for the days [start, end); another kind of charge says so later. */
    FocusLine(CloudAccount account, LocalDate start, LocalDate end, Costs costs) {
        this.costs = costs;
        set(FocusColumn.ChargePeriodStart, DemoCompany.hour(start, 0));
        set(FocusColumn.ChargePeriodEnd, DemoCompany.hour(end, 0));
        set(FocusColumn.ChargeCategory, "Usage");
        set(FocusColumn.ChargeFrequency, "Usage-Based");
        set(FocusColumn.PricingCategory, "Standard");
        set(FocusColumn.BillingCurrency, "USD");
        set(FocusColumn.PricingCurrency, "USD");
        set(FocusColumn.RegionId, account.region());
        set(FocusColumn.RegionName, account.regionName());
        set(FocusColumn.SubAccountId, account.id());
        set(FocusColumn.SubAccountName, account.name());
        set(FocusColumn.Tags, "{}");
        money(FocusColumn.ListCost, costs.list());
        money(FocusColumn.ContractedCost, costs.contracted());
        money(FocusColumn.BilledCost, costs.billed());
        money(FocusColumn.EffectiveCost, costs.effective());
    }

    FocusLine set(FocusColumn column, String text) {
        cells.put(column, text);
        return this;
    }

    FocusLine money(FocusColumn column, BigDecimal value) {
        return set(column, Decimal.plain(value));
    }

    FocusLine service(String name, String category, String sku) {
        set(FocusColumn.SkuId, Noise.letters(12, name, sku));
        set(FocusColumn.SkuMeter, sku);
        set(FocusColumn.ServiceCategory, category);
        return set(FocusColumn.ServiceName, name);
    }

    FocusLine quantity(BigDecimal quantity, String unit) {
        set(FocusColumn.ConsumedUnit, unit);
        set(FocusColumn.PricingUnit, unit);
        money(FocusColumn.PricingQuantity, quantity);
        return money(FocusColumn.ConsumedQuantity, quantity);
    }

    FocusLine resource(String id, String tags) {
        set(FocusColumn.ResourceId, id);
        set(FocusColumn.ResourceName, id.substring(id.lastIndexOf('/') + 1));
        return set(FocusColumn.Tags, tags);
    }

    FocusLine describedAs(String description) {
        return set(FocusColumn.ChargeDescription, description);
    }

    /** Not usage: bought, credited or taxed. */
    FocusLine charge(String category, String frequency) {
        set(FocusColumn.ChargeCategory, category);
        return set(FocusColumn.ChargeFrequency, frequency);
    }

    FocusLine commitment(String id, String name, String category) {
        set(FocusColumn.CommitmentDiscountId, id);
        set(FocusColumn.CommitmentDiscountName, name);
        set(FocusColumn.CommitmentDiscountCategory, category);
        return set(FocusColumn.CommitmentDiscountType, name);
    }

    /** Whether a committed hour was {@code Used} or {@code Unused}. */
    FocusLine status(String status) {
        set(FocusColumn.PricingCategory, "Committed");
        return set(FocusColumn.CommitmentDiscountStatus, status);
    }

    Costs costs() {
        return costs;
    }

    List<String> row(List<FocusColumn> columns) {
        return columns.stream().map(column -> cells.getOrDefault(column, "")).toList();
    }
}
