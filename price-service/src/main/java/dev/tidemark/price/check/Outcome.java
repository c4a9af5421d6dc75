package dev.tidemark.price.check;

import dev.tidemark.price.writing.Written;

/** How a price check ended, and what is on disk because of it. */
record Outcome(Result result, Written written) {}
