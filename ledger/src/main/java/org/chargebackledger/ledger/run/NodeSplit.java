package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;

import java.util.ArrayList;
import java.util.List;

/**
 * How the cost of a machine on one day divides: first among CPU, RAM and GPU by value, then each
 * among the namespaces, idle capacity and hours that nobody read.
 *
 * @param missing whether nothing is known that the cost could be split by
 */
record NodeSplit(List<ResourceSplit> resources, boolean missing) {

    /** A part of a cost. */
    record Slice(ResourceSplit of, ResourceSplit.Part part, Exact amount) {}

    /** Divides a cost; the slices sum to it. Nothing at all is known if there is none. */
    List<Slice> divide(Exact cost) {
        var values = resources.stream().map(ResourceSplit::value).toList();
        var perResource = Apportionment.split(cost, values);
        var slices = new ArrayList<Slice>();
        for (var i = 0; i < values.size(); i++) {
            var resource = resources.get(i);
            if (resource.value().signum() > 0) {
                var weights = resource.parts().stream().map(ResourceSplit.Part::weight).toList();
                var amounts = Apportionment.split(perResource.get(i), weights);
                for (var j = 0; j < weights.size(); j++) {
                    slices.add(new Slice(resource, resource.parts().get(j), amounts.get(j)));
                }
            }
        }
        return slices;
    }
}
