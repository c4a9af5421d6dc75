/** Messages go out to browsers: RFC 8030, encrypted by RFC 8291, vouched for by RFC 8292. */
@NullMarked
package dev.tidemark.user.push;

import org.jspecify.annotations.NullMarked;
