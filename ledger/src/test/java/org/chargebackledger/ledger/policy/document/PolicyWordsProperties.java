package org.chargebackledger.ledger.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.policy.wording.PolicyDifference;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** Nobody signs what was not said: another meaning is other words. */
class PolicyWordsProperties {

    @Test
    void whatever_changes_the_meaning_changes_the_words() throws IOException {
        var everything = PolicySchemaTest.everything();
        var policy = AllocationPolicyDocument.parse(everything.toString());
        var compared = new int[1];
        Seeds.forEachRandom(
                4_000,
                random -> {
                    var text = PolicySchemaTest.broken(everything.deepCopy(), random).toString();
                    var other = AllocationPolicyDocument.read(text).document();
                    if (other != null
                            && other.name().equals(policy.name())
                            && !meaning(other).equals(meaning(policy))) {
                        compared[0]++;
                        assertThat(PolicyDifference.inWords(policy, other)).as(text).isNotEmpty();
                    }
                });
        if (Seeds.count() > 1) {
            assertThat(compared[0]).isGreaterThan(400);
        }
    }

    /** The document without its text: neither form nor order of fields is in it. */
    private static AllocationPolicyDocument meaning(AllocationPolicyDocument policy) {
        return new AllocationPolicyDocument(
                policy.name(),
                policy.currency(),
                policy.costBasis(),
                policy.unattributed(),
                policy.nodeSplit(),
                policy.attribution(),
                policy.namespaces(),
                policy.pools(),
                policy.distribution(),
                policy.keepOnKeys(),
                policy.defaults(),
                policy.tolerances(),
                policy.examples(),
                "",
                Map.of());
    }
}
