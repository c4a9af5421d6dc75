@org.jspecify.annotations.NullMarked
package dev.tidemark.price.schedule;
