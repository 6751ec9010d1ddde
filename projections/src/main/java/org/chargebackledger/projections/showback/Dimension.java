package org.chargebackledger.projections.showback;

import java.util.Arrays;
import java.util.Optional;

/** What showback can be grouped and filtered by. */
public enum Dimension {
    COST_CENTER("costCenter", "cost_center"),
    CLUSTER("cluster", "cluster"),
    NAMESPACE("namespace", "namespace"),
    SERVICE("service", "service"),
    KIND("kind", "kind"),
    POOL("pool", "pool"),
    CHARGE_CATEGORY("chargeCategory", "charge_category");

    private final String text;
    private final String column;

    Dimension(String text, String column) {
        this.text = text;
        this.column = column;
    }

    /** Its name in queries and answers. */
    public String text() {
        return text;
    }

    String column() {
        return column;
    }

    public static Optional<Dimension> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
