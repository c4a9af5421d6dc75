/** What a process has opened, and closing it in the right order. */
@NullMarked
package dev.tidemark.runtime.lifecycle;

import org.jspecify.annotations.NullMarked;
