/** What all requests share: values that are checked, and cursors that name their list. */
@NullMarked
package dev.tidemark.item.request;

import org.jspecify.annotations.NullMarked;
