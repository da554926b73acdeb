/** A table on a MySQL, MariaDB or PostgreSQL server, loaded by JDBC. */
package org.therapeuticlocator.pipeline.destination.jdbc;
