/**
 * A private MariaDB server for an installation of one machine: started, watched and ended by us.
 */
@NullMarked
package dev.tidemark.mariadb;

import org.jspecify.annotations.NullMarked;
