package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A row of an AWS Cost and Usage Report in the making, with what it means in money. */
final class CurLine {

    /** What AWS calls the type of a line item. */
    enum Type {
        Usage,
        DiscountedUsage,
        SavingsPlanCoveredUsage,
        SavingsPlanNegation,
        SavingsPlanRecurringFee,
        RIFee,
        Fee,
        Tax,
        Credit,
        Refund,
        EdpDiscount
    }

    private final Map<CurColumn, String> cells = new EnumMap<>(CurColumn.class);
    private final CloudAccount account;
    private final LocalDate start;
    private final LocalDate end;
    private final BigDecimal unblended;
    private BigDecimal amortized;
    private BigDecimal listed = BigDecimal.ZERO;
    private boolean negotiated;

    /** A row that charges a cost to an account for the days [start, end). */
    CurLine(Type type, CloudAccount account, LocalDate start, LocalDate end, BigDecimal unblended) {
        this.account = account;
        this.start = start;
        this.end = end;
        this.unblended = unblended;
        amortized = unblended;
        set(CurColumn.LINE_ITEM_LINE_ITEM_TYPE, type.name());
        set(CurColumn.LINE_ITEM_USAGE_ACCOUNT_ID, account.id());
        set(CurColumn.LINE_ITEM_USAGE_ACCOUNT_NAME, account.name());
        set(CurColumn.LINE_ITEM_USAGE_START_DATE, DemoCompany.midnight(start));
        set(CurColumn.LINE_ITEM_USAGE_END_DATE, DemoCompany.midnight(end));
        set(
                CurColumn.IDENTITY_TIME_INTERVAL,
                DemoCompany.midnight(start) + "/" + DemoCompany.midnight(end));
        set(CurColumn.LINE_ITEM_CURRENCY_CODE, "USD");
        set(CurColumn.LINE_ITEM_LEGAL_ENTITY, AwsBill.ISSUER);
        set(CurColumn.BILL_BILL_TYPE, "Anniversary");
        set(CurColumn.BILL_BILLING_ENTITY, "AWS");
        set(CurColumn.BILL_INVOICING_ENTITY, AwsBill.ISSUER);
        set(CurColumn.PRODUCT_REGION_CODE, account.region());
        set(CurColumn.RESOURCE_TAGS, "{}");
        money(CurColumn.LINE_ITEM_UNBLENDED_COST, unblended);
    }

    CurLine set(CurColumn column, String text) {
        cells.put(column, text);
        return this;
    }

    CurLine money(CurColumn column, BigDecimal value) {
        return set(column, Decimal.withExponent(value));
    }

    CurLine service(String code, String name) {
        set(CurColumn.LINE_ITEM_PRODUCT_CODE, code);
        set(CurColumn.PRODUCT_SERVICECODE, code);
        return set(
                CurColumn.PRODUCT,
                Csv.json(Map.of("product_name", name, "region", account.regionName())));
    }

    CurLine usage(String usageType, String operation, BigDecimal amount, String unit) {
        set(CurColumn.LINE_ITEM_USAGE_TYPE, usageType);
        set(CurColumn.LINE_ITEM_OPERATION, operation);
        set(CurColumn.PRICING_UNIT, unit);
        return money(CurColumn.LINE_ITEM_USAGE_AMOUNT, amount);
    }

    CurLine resource(String id, String tags) {
        set(CurColumn.LINE_ITEM_RESOURCE_ID, id);
        return set(CurColumn.RESOURCE_TAGS, tags);
    }

    /** At the public price: a rate, and the cost at that rate. */
    CurLine onDemand(BigDecimal rate, BigDecimal cost) {
        listed = cost;
        set(CurColumn.PRICING_TERM, "OnDemand");
        money(CurColumn.PRICING_PUBLIC_ON_DEMAND_RATE, rate);
        return money(CurColumn.PRICING_PUBLIC_ON_DEMAND_COST, cost);
    }

    CurLine describedAs(String description) {
        return set(CurColumn.LINE_ITEM_LINE_ITEM_DESCRIPTION, description);
    }

    /** What it costs once commitments are spread over their use. */
    CurLine amortized(BigDecimal cost) {
        amortized = cost;
        return this;
    }

    /** Subject to the discount the company has agreed with AWS. */
    CurLine negotiated(boolean whether) {
        negotiated = whether;
        return this;
    }

    CloudAccount account() {
        return account;
    }

    LocalDate start() {
        return start;
    }

    LocalDate end() {
        return end;
    }

    BigDecimal unblended() {
        return unblended;
    }

    BigDecimal amortized() {
        return amortized;
    }

    BigDecimal listed() {
        return listed;
    }

    boolean isNegotiated() {
        return negotiated;
    }

    String text(CurColumn column) {
        return cells.getOrDefault(column, "");
    }

    List<String> row() {
        return Arrays.stream(CurColumn.values()).map(this::text).toList();
    }
}
