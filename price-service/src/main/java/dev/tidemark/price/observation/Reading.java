package dev.tidemark.price.observation;

/** What came of reading one element or row: a report, or why there is none. */
public sealed interface Reading permits Report, CheckedReport, Outcome.Refused {}
