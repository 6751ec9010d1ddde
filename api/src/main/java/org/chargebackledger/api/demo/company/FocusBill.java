package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** A month's bill in FOCUS's form, of one provider. */
final class FocusBill {

    private final FocusColumn.Since version;
    private final Agreement agreement;
    private final YearMonth month;

    FocusBill(FocusColumn.Since version, Agreement agreement, YearMonth month) {
        this.version = version;
        this.agreement = agreement;
        this.month = month;
    }

    /**
     * What the company and a provider agreed on.
     *
     * @param pricePermille the price of negotiated meters, in permille of the list price
     * @param teamTag the name under which this cloud's resources carry their team
     */
    record Agreement(
            String key,
            String provider,
            String publisher,
            String issuer,
            int pricePermille,
            String teamTag) {

        BigDecimal price(BigDecimal list, boolean negotiated) {
            return negotiated ? Decimal.permille(list, pricePermille) : list;
        }
    }

    Readings of(List<FocusLine> lines) {
        var columns = FocusColumn.of(version);
        var csv = new Csv(columns.stream().map(FocusColumn::name).toList());
        var tally = new ControlTotals.Tally();
        var payer = CloudAccount.of(agreement.key(), "payer");
        for (var line : lines) {
            line.set(FocusColumn.BillingAccountId, payer.id())
                    .set(FocusColumn.BillingAccountName, payer.name())
                    .set(FocusColumn.BillingAccountType, "Billing Account")
                    .set(FocusColumn.BillingPeriodStart, DemoCompany.hour(month.atDay(1), 0))
                    .set(
                            FocusColumn.BillingPeriodEnd,
                            DemoCompany.hour(month.plusMonths(1).atDay(1), 0))
                    .set(FocusColumn.InvoiceIssuerName, agreement.issuer())
                    .set(
                            FocusColumn.InvoiceId,
                            Noise.decimal(10, "invoice", agreement.key(), month))
                    .set(FocusColumn.ProviderName, agreement.provider())
                    .set(FocusColumn.PublisherName, agreement.publisher());
            csv.row(line.row(columns));
            tally.row();
            tally.add("list", line.costs().list());
            tally.add("contracted", line.costs().contracted());
            tally.add("billed", line.costs().billed());
            tally.add("effective", line.costs().effective());
        }
        return new Readings(csv.content(), tally.totals());
    }

    /** What the company uses there beside the machines of its cluster. */
    List<FocusLine> services() {
        var resources = CloudResource.of(agreement.key());
        return DemoCompany.days(month)
                .flatMap(day -> resources.stream().flatMap(resource -> lines(resource, day)))
                .toList();
    }

    private Stream<FocusLine> lines(CloudResource resource, LocalDate day) {
        return resource.meters().stream().map(meter -> line(resource, meter, day));
    }

    private FocusLine line(CloudResource resource, Meter meter, LocalDate day) {
        var quantity = meter.quantity(resource, day);
        var price = agreement.price(meter.rate(), meter.negotiated());
        var costs =
                FocusLine.Costs.onDemand(quantity.multiply(meter.rate()), quantity.multiply(price));
        return new FocusLine(resource.account(), day, day.plusDays(1), costs)
                .service(meter.serviceName(), meter.category(), meter.name())
                .quantity(quantity, meter.unit())
                .resource(resource.id(), resource.tags(agreement.teamTag(), "environment"))
                .money(FocusColumn.ListUnitPrice, meter.rate())
                .money(FocusColumn.ContractedUnitPrice, price)
                .describedAs(meter.name());
    }
}
