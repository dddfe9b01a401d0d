import pg from 'pg';

/** Classes and codes of SQLSTATE that say nothing of the data: connection, resources, shutdown, conflicts of transactions. */
const TRANSIENT = /^(08|53|57|58|40|55P03)/;

/** Whether the same work may well succeed when it is tried again: everything that the server did not refuse for its content. */
export function isTransient(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return TRANSIENT.test(error.code ?? '08');
  return isConnectionError(error);
}

/** Whether a failed insert found no partition for its row (check_violation, raised for the parent table). */
export function isMissingPartition(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === '23514' &&
    error.message.startsWith('no partition of relation')
  );
}

/** Whether a row was there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

/** Two transactions waited for each other, and this one was chosen to give way. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01';
}

/** A lock was not to be had within the time that the transaction allows itself. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03';
}

/** What sockets and the pool throw has no SQLSTATE. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code) || /connection|timeout|pool|not queryable/i.test(error.message);
}
