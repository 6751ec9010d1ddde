/**
 * A small service on the HTTP ground and nothing else; outside of the package that the real service
 * scans.
 */
@NullMarked
package org.chargebackledger.httpground;

import org.jspecify.annotations.NullMarked;
