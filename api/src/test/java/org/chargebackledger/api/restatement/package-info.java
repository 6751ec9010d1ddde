/** Bills that change after they were delivered. */
@NullMarked
package org.chargebackledger.api.restatement;

import org.jspecify.annotations.NullMarked;
