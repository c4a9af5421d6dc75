/** Where a MariaDB server's program comes from: the one we carry, or one that is installed. */
@NullMarked
package dev.tidemark.mariadb.installation;

import org.jspecify.annotations.NullMarked;
