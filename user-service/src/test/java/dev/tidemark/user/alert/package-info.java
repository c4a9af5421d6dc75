@NullMarked
package dev.tidemark.user.alert;

import org.jspecify.annotations.NullMarked;
