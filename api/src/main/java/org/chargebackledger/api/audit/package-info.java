/** What an auditor needs to verify the chain of closes. */
@NullMarked
package org.chargebackledger.api.audit;

import org.jspecify.annotations.NullMarked;
