/** What another policy would make of posted months: asked over HTTP, kept nowhere. */
@NullMarked
package org.chargebackledger.api.simulation;

import org.jspecify.annotations.NullMarked;
