/** The shop's own record, for programs of this machine: true prices, sessions, requests, faults. */
@NullMarked
package dev.tidemark.simulator.ledger;

import org.jspecify.annotations.NullMarked;
