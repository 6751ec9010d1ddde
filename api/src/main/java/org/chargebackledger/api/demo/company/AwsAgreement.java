package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The company's discount agreement with AWS: five percent off what it covers, in rows of its own.
 */
final class AwsAgreement {

    private static final int DISCOUNT_PERMILLE = 50;

    private AwsAgreement() {}

    /** What a row of discount is for. */
    private record Subject(CloudAccount account, String service, String resource) {}

    /** A row for each resource, over the days it was charged for. */
    static List<CurLine> discounts(List<CurLine> lines) {
        var bySubject = new LinkedHashMap<Subject, List<CurLine>>();
        for (var line : lines) {
            if (line.isNegotiated()) {
                var subject =
                        new Subject(
                                line.account(),
                                line.text(CurColumn.LINE_ITEM_PRODUCT_CODE),
                                line.text(CurColumn.LINE_ITEM_RESOURCE_ID));
                bySubject.merge(subject, List.of(line), AwsAgreement::both);
            }
        }
        return bySubject.values().stream().map(AwsAgreement::discount).toList();
    }

    private static List<CurLine> both(List<CurLine> some, List<CurLine> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static CurLine discount(List<CurLine> lines) {
        var like = lines.getFirst();
        var charged =
                lines.stream().map(CurLine::unblended).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CurLine(
                        CurLine.Type.EdpDiscount,
                        like.account(),
                        lines.stream()
                                .map(CurLine::start)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        end(lines),
                        Decimal.permille(charged, DISCOUNT_PERMILLE).negate())
                .set(CurColumn.LINE_ITEM_PRODUCT_CODE, like.text(CurColumn.LINE_ITEM_PRODUCT_CODE))
                .set(CurColumn.PRODUCT_SERVICECODE, like.text(CurColumn.PRODUCT_SERVICECODE))
                .set(CurColumn.PRODUCT, like.text(CurColumn.PRODUCT))
                .resource(
                        like.text(CurColumn.LINE_ITEM_RESOURCE_ID),
                        like.text(CurColumn.RESOURCE_TAGS))
                .describedAs("Enterprise Discount Program Discount");
    }

    private static LocalDate end(List<CurLine> lines) {
        return lines.stream().map(CurLine::end).max(Comparator.naturalOrder()).orElseThrow();
    }
}
