/**
 * Everything a database holds in one file, and back into an empty one: by COPY in one snapshot, whichever PostgreSQL it is and
 * whether Giaoban runs meanwhile or not. Also what guards an upgrade: a home of an earlier program is backed up before it is brought
 * up to date, one of a newer program is left as it is. For operators: docs/operations/backup.md.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.backup;
