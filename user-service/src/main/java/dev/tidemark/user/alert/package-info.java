/** Alert rules: what each account wants to be told, and whether a change is that. */
@NullMarked
package dev.tidemark.user.alert;

import org.jspecify.annotations.NullMarked;
