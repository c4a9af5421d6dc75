@NullMarked
package dev.tidemark.user.push;

import org.jspecify.annotations.NullMarked;
