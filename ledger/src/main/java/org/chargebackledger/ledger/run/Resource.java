package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;
import org.chargebackledger.ledger.usage.UsageLine;
import org.jspecify.annotations.Nullable;

/** What a node's cost is paid for. */
enum Resource {
    CPU("cpu-core-hours"),
    RAM("ram-gib-hours"),
    GPU("gpu-hours");

    private final String driver;

    Resource(String driver) {
        this.driver = driver;
    }

    /** The name of its quantity on shares. */
    String driver() {
        return driver;
    }

    /** The resource of a quantity; null if it is none's. */
    static @Nullable Resource byDriver(String driver) {
        for (var resource : values()) {
            if (resource.driver.equals(driver)) {
                return resource;
            }
        }
        return null;
    }

    /** Its value weight; null where the policy states none. */
    @Nullable Exact weight(NodeSplitPolicy policy) {
        return switch (this) {
            case CPU -> policy.cpuCore();
            case RAM -> policy.ramGib();
            case GPU -> policy.gpu();
        };
    }

    Exact requested(UsageLine line) {
        return switch (this) {
            case CPU -> line.cpuRequestCoreHours();
            case RAM -> line.ramRequestGibHours();
            case GPU -> line.gpuRequestHours();
        };
    }

    Exact used(UsageLine line) {
        return switch (this) {
            case CPU -> line.cpuUsedCoreHours();
            case RAM -> line.ramUsedGibHours();
            case GPU -> line.gpuUsedHours();
        };
    }
}
