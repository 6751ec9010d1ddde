package org.chargebackledger.api.demo.company;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** What the company uses on AWS beside the machines of its cluster, at the public price. */
final class AwsServices {

    private AwsServices() {}

    static List<CurLine> lines(YearMonth month) {
        var resources = CloudResource.of("aws");
        return DemoCompany.days(month)
                .flatMap(day -> resources.stream().flatMap(resource -> lines(resource, day)))
                .toList();
    }

    private static Stream<CurLine> lines(CloudResource resource, LocalDate day) {
        return resource.meters().stream().map(meter -> line(resource, meter, day));
    }

    private static CurLine line(CloudResource resource, Meter meter, LocalDate day) {
        var quantity = meter.quantity(resource, day);
        var cost = quantity.multiply(meter.rate());
        return new CurLine(CurLine.Type.Usage, resource.account(), day, day.plusDays(1), cost)
                .service(meter.service(), meter.serviceName())
                .usage(meter.name(), meter.operation(), quantity, meter.unit())
                .resource(resource.id(), resource.tags("user_team", "user_environment"))
                .onDemand(meter.rate(), cost)
                .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, meter.rate())
                .describedAs(
                        "$%s per %s of %s"
                                .formatted(Decimal.plain(meter.rate()), meter.unit(), meter.name()))
                .negotiated(meter.negotiated());
    }
}
